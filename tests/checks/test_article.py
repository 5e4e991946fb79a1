"""A and an go by the ear."""

from __future__ import annotations

import pytest

from helpers import shipped_rules
from newslint.checks.kinds import article
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.pipeline.check import check_file


def read(text):
    return [
        (hit.span.of(text), hit.replacements[0])
        for _, hit in article.find(Document(text), {0: None}, frozenset({0}))
    ]


#: Initials by the sound they begin with, and those said as words of which speakers may differ.
SOUND_AN = (
    "AA AARP ABC ABS AC ACLU AD ADHD AFC AFL AFP AG AGM AI AP API AR ATM ATV AV EC ECB ECG EEG EP EPA ER ET EU EV "
    "FA FAA FBI FCC FDA FDR FM FTC FX HBO HD HDMI HGV HIV HMS HMRC HP HPV HR HRT HSBC HTML IBM ICC ID IED IMF IP IPO IQ IRA "
    "IRS ISP IT ITV LA LCD LDP LED LGBT LNG LPG LSD LSE LTTE MBA MBE MC MD MDC MEP MI6 MIT MLA MLB MLS MMR MP MPs MPG MRI MRSA "
    "MS MSP MTV NBA NBC NCAA NFL NGO NGOs NHL NHS NIH NPR NRA NSA NSC NSPCC NYPD OBE OECD OPEC RAF RBS RCMP RFC RFU RMT RNA RPG RSPCA RSPB "
    "SAS SDLP SEC SMS SNP SPD SSRI SUV SUVs SPCA SSNP XL XML XP"
).split()
SOUND_A = (
    "BA BBC BMA BMW BT CBE CBI CBS CCTV CD CEO CFO CIA CNN CO2 CPS CSI CT CV DC DJ DNA DSL DUP DVD DVLA GB GCSE GDP GI GM GMC GMO GP "
    "GPS JFK JP KKK KPMG PC PCR PDF PDP PGA PhD PM POW PPI PR PSNI PTSD PTA PVC QC QPR TB TGV TNT TUC TV TVs TWA UAE UBS UFC "
    "UFO UK UKIP UN UNESCO UNHCR UNICEF UPI UPS US USAF USB USDA UV VAT VC VCR VIP WBC WHO WMD WTO YMCA "
    "FARC NASA NATO FIFA UEFA UNITA USAID UNAIDS FEMA NAFTA HUD RAM SWAT SARS NASDAQ RAID STEM"
).split()
SPOKEN_EITHER_WAY = ("AAA", "FAQ", "FY2007", "LAX", "MOD", "RHEL", "SIM", "SQL", "NO", "ONE")


@pytest.mark.parametrize("word", SOUND_AN)
def test_initials_that_take_an(word):
    assert read(f"It is an {word} thing.") == []
    assert read(f"It is a {word} thing.") == [("a", "an")]


@pytest.mark.parametrize("word", SOUND_A)
def test_initials_that_take_a(word):
    assert read(f"It is a {word} thing.") == []


@pytest.mark.parametrize("word", SPOKEN_EITHER_WAY)
def test_initials_that_may_be_words_are_left_alone(word):
    assert read(f"It is a {word} thing. It is an {word} thing.") == []


AN = (
    "hour honest heir uncle umpire unidentified apple Xbox Xmas X-ray F-16 S-bend EU-wide FBI's M4 A380 H1N1 N95 LAPD LGBTQI UNRWA UNMIK "
    "8 8th 8-year-old 8.5 80 80s 800 8,000 88,000 11 11th 11,000-seat 18 18-hour 18,500 11.5"
).split()
A = (
    "union one-time European U.S. U-turn T-shirt uniform useful house unanimous unicorn yacht McDonald B B-52 G7 G20 UN's UK-based UNHCR "
    "1 7 10 12 100 100-year-old 110 118 180 1,000 1,200 12,000 1.8 21 70 900 911 1980s 118,000"
).split()


@pytest.mark.parametrize("word", AN)
def test_words_that_take_an(word):
    assert read(f"It is a {word} thing.") == [("a", "an")]
    assert read(f"It is an {word} thing.") == []


@pytest.mark.parametrize("word", A)
def test_words_that_take_a(word):
    assert read(f"It is an {word} thing.") == [("an", "a")]
    assert read(f"It is a {word} thing.") == []


@pytest.mark.parametrize(
    "text",
    [
        "an historic day",
        "a historic day",
        "an 1,800-seat hall",
        "a 1,100-mile trip",
        "an 1800s house",
        "a 0.5 lead, an 0.5 lead",
        "a R31 million deal",
        "an Mbeki aide, a Mbeki aide, a N’Djamena school",
        "a Hmong woman, an ncurses window",
        "an MSc, an MPhil",
        "a S. African film",
        "an 0-2 loss",
        "Vitamin A is",
        "a, e and i",
        "an Écija",
    ],
)
def test_where_speakers_differ_nothing_is_said(text):
    assert read(text) == []


def test_the_capital_of_a_sentence_is_kept():
    assert read("A apple fell. An car stopped.") == [("A", "An"), ("An", "A")]


def test_an_before_a_word_that_is_no_noun_has_lost_its_d():
    assert read("He came an then left.") == [("an", "and")]


def test_an_article_may_be_the_last_letter_of_the_file() -> None:
    result = check_file("a.txt", shipped_rules(), Settings(), data=b"Then he bought a")
    assert result.error is None
