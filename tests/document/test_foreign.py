"""Copy that is not English is told by its words, whatever it calls itself, and nothing in it is reported."""

from __future__ import annotations

import json

import pytest

from daily import newslint
from newslint.document.document import Document
from newslint.document.foreign import find_foreign, is_english
from newslint.model.span import Span

FOREIGN = {
    "fr": "Le conseil municipal a voté mardi soir le budget de la ville pour l'année prochaine, malgré l'opposition de plusieurs élus.",
    "de": "Was der Bürgermeister in der Sitzung sagte, war so klar wie nie: Die Brücke am Fluss ist an der Grenze. Er will im Herbst an die Arbeit gehen.",
    "es": "El pleno del ayuntamiento aprobó el martes por la noche el presupuesto de la ciudad para el próximo año, pese a la oposición de varios concejales.",
    "pt": "O presidente da câmara disse que o plano para a ponte está pronto a tempo e que não custa mais de dois milhões, e a votação foi adiada.",
    "it": "Il sindaco ha detto che il piano per il ponte è pronto e che non costa più di due milioni. I lavori per la scuola nuova sono in ritardo.",
    "nl": "De burgemeester zei dat het plan op tijd klaar was en dat de kosten niet over de grens van twee miljoen gaan. Wij hebben gisteren met hem gesproken.",
    "da": "Borgmesteren siger, at planen for broen er klar til tiden, og at den ikke koster mere end to millioner. Det er for sent at lave den om, siger han.",
    "af": "Die stadsraad het Dinsdagaand die stad se begroting vir die komende jaar goedgekeur, ten spyte van teenkanting van verskeie raadslede.",
    "cy": "Dywedodd y maer fod y cynllun ar gyfer y bont yn barod mewn pryd ac na fydd yn costio mwy na dwy filiwn. Mae'r cyngor wedi bod dan bwysau.",
    "ga": "D'fhormheas an chomhairle buiséad na cathrach don bhliain seo chugainn oíche Mháirt, d'ainneoin cur i gcoinne roinnt comhairleoirí sa chathair.",
    "sw": "Baraza la jiji lilipitisha bajeti ya mji kwa mwaka ujao siku ya Jumanne usiku, licha ya upinzani wa madiwani kadhaa.",
    "mi": "I whakaaetia e te kaunihera te tahua o te taone mo te tau e heke mai nei i te po o te Turei, ahakoa te whakahe a etahi kaikaunihera.",
    "ru": "Городской совет утвердил во вторник вечером бюджет на следующий год.",
    "zh": "市议会在周二晚上批准了明年的预算，尽管有几名议员反对这一决定。桥梁将于明年建成，市长在会议上说。",
    "ar": "وافق مجلس المدينة مساء الثلاثاء على ميزانية المدينة للعام المقبل رغم معارضة عدد من الأعضاء.",
}
ENGLISH = "The council met on Tuesday to talk about the bridge, and nobody who was there said that it would hold for another year or two."
LINE_UP = "Moss; Reed, Hill, Ward, Lane (capt); Stone, Brook; Wood, Field, March, Dale, Glen, Ford, Heath, Cross, Bell, Park, Lake, Rivers, Banks, Marsh, Poole, Frost, Snow, Winter."


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language(language):
    assert find_foreign(Document(FOREIGN[language])) == (True, ())
    mixed = f"{ENGLISH}\n\n{FOREIGN[language] * 2}\n\n{ENGLISH}"
    start = mixed.index(FOREIGN[language])
    found = find_foreign(Document(mixed))
    assert found == (False, (Span(start, start + 2 * len(FOREIGN[language])),))


@pytest.mark.parametrize(
    "text",
    [
        "", ENGLISH, LINE_UP, f"{ENGLISH}\n\n{LINE_UP}", "Net 3.8 mln vs 2.9 mln. Revs 40.1 mln vs 38.7 mln.",
        "Di mayor tok say di plan for di bridge don ready for time and e no go cost pass two million, and di council dey under pressure to find money for di school.",
        "The provost telt the cooncil that the brig wis ready and that it wisnae gaun tae cost mair nor twa million.",
        "“Je ne sais pas,” said Ann Moss, the mayor, and left the hall without a word about the bridge.",
    ],
)  # fmt: skip
def test_english_is_english(text):
    assert find_foreign(Document(text)) == (False, ())


def test_what_a_file_calls_itself_counts_where_its_words_do_not_say_otherwise():
    assert find_foreign(Document("Kurz.", meta={"lang": "de"})).whole
    assert not find_foreign(Document(ENGLISH, meta={"lang": "fr"})).whole  # a template that nobody changed
    assert find_foreign(Document(FOREIGN["fr"], meta={"lang": "en-GB"})).whole
    assert is_english("en_US") and is_english("English") and is_english("") and not is_english("enm-x")


def test_the_command_says_what_it_leaves_out(tmp_path):
    (tmp_path / "a.md").write_text(f"---\ntitle: X\nlang: fr\n---\n{FOREIGN['fr']} le le budget the the\n")
    (tmp_path / "b.txt").write_text(f"{ENGLISH}\n\n{FOREIGN['fr'] * 2} the the\n\nIt is the the bridge.\n")
    (tmp_path / "c.html").write_text(f"<html lang='pt'><p>{FOREIGN['pt']}</p></html>")
    code, out, _ = newslint("check", ".", cwd=tmp_path)
    assert code == 1
    assert "a.md: not checked: it is not in English but in 'fr'" in out
    assert "b.txt: 1 passage not in English not checked" in out
    assert "b.txt:5:7" in out and "b.txt:3" not in out
    assert (
        "1 warning in 1 file (3 checked); left out: 2 files not in English and 1 passage not in English"
        in out
    )
    code, out, _ = newslint("check", "--format", "json", "a.md", "b.txt", cwd=tmp_path)
    report = json.loads(out)
    assert [file.get("language") for file in report["files"]] == ["fr", None]
    assert report["files"][1]["passages_left_out"] == 1
    assert report["summary"]["left_out"]["foreign"] == report["summary"]["left_out"]["passages"] == 1
    code, out, _ = newslint("check", "a.md", cwd=tmp_path)
    assert code == 0 and "No findings in 0 files; left out: 1 file not in English" in out
