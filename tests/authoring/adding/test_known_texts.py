from __future__ import annotations

from annotated_dossier.authoring.adding.known_texts import KnownTexts

STORY = " ".join(f"Sentence {number} tells of ship {number * 7} and of harbour {number * 3}." for number in range(60))


def test_a_text_is_known_by_its_words_whatever_stands_between_them() -> None:
    known = KnownTexts()
    known.remember("story.md", "Two ships", f"“{STORY}” — café")
    assert known.same_as("Two ships", STORY.upper().replace(".", "!\n\n") + " cafe\u0301") == "story.md"
    assert known.same_as("Two ships", f"Two ships\n\n{STORY} café") == "story.md"
    assert known.same_as("Two ships", STORY) == ""


def test_a_text_that_shares_most_of_its_words_is_told_with_its_share() -> None:
    known = KnownTexts()
    known.remember("other.md", "Another", STORY.replace("ship", "boat").replace("harbour", "port"))
    known.remember("story.md", "Two ships", STORY)
    edited = STORY.replace("Sentence 1", "Sentence number 1")
    found = known.like("Two ships", f"{edited} And it has an end of its own.")
    assert found is not None
    assert found[0] == "story.md"
    assert 0.7 < found[1] < 1.0


def test_a_text_of_its_own_or_of_few_words_is_like_none() -> None:
    known = KnownTexts()
    known.remember("story.md", "Two ships", STORY)
    known.remember("short.md", "Short", "Too short to tell.")
    assert known.like("Other", STORY.replace("tells of", "knows nothing about").replace("harbour", "town")) is None
    assert known.like("Short", "Too short to tell. Indeed.") is None
    assert known.same_as("", "") == ""
