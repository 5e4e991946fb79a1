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
    "AA AAA AARP ABC ABS AC ACLU AD ADHD AFC AFL AFP AG AGM AI AP API AR ATM ATV AV EC ECB ECG EEG EP EPA ER ET EU EV "
    "FA FAA FAQ FBI FCC FDA FDR FM FTC FX HBO HD HDMI HGV HIV HMS HMRC HP HPV HR HRT HSBC HTML IBM ICC ID IED IMF IP IPO IQ IRA "
    "IRS ISP IT ITV LA LCD LDP LED LGBT LNG LPG LSD LSE LTTE MBA MBE MC MD MDC MEP MI6 MIT MLA MLB MLS MMR MP MPs MPG MRI MRSA "
    "MS MSP MTV NBA NBC NCAA NFL NGO NGOs NHL NHS NIH NPR NRA NSA NSC NSPCC NYPD RAF RBS RCMP RFC RFU RMT RNA RPG RSPCA RSPB "
    "SAS SDLP SEC SMS SNP SPD SSRI SUV SUVs SPCA SSNP XL XML XP"
).split()
SOUND_A = (
    "BA BBC BMA BMW BT CBE CBI CBS CCTV CD CEO CFO CIA CNN CO2 CPS CSI CT CV DC DJ DNA DSL DUP DVD DVLA GB GCSE GDP GI GM GMC GMO GP "
    "GPS JFK JP KKK KPMG PC PCR PDF PDP PGA PhD PM POW PPI PR PSNI PTSD PTA PVC QC QPR TB TGV TNT TUC TV TVs TWA UAE UBS UFC "
    "UFO UK UKIP UN UNESCO UNHCR UNICEF UPI UPS US USAF USB USDA UV VAT VC VCR VIP WBC WHO WMD WTO YMCA "
    "NASA NATO FIFA FEMA NAFTA HUD RAM SWAT SARS"
).split()
SPOKEN_EITHER_WAY = ("FARC", "LAX", "MOD", "SIM", "OPEC")


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


AN = "hour honest heir FBI MP MPs SUV NHS HIV X-ray 8-year-old 80 11th 18-hour EU EC NGO LGBT SEC RAF MBE uncle umpire unidentified apple IRS AP 8,000 Xbox Xmas".split()
A = "union one-time European UN U.S. UK uniform useful NATO house 10 100 100-year-old B unanimous UNESCO NASA unicorn yacht".split()


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
