from annotated_dossier.publishing.theme_markup import name_the_dialog, without_blank_lines


def test_empty_lines_go_but_for_those_that_are_shown_or_run() -> None:
    page = "<p>a\n \n\n\tb</p>\n\n<pre>c\n\nd</pre>\n<script>`e\n\n`</script>"
    assert without_blank_lines(page) == "<p>a\n\tb</p>\n<pre>c\n\nd</pre>\n<script>`e\n\n`</script>"


def test_the_dialog_is_named_in_the_words_of_its_field() -> None:
    dialog = '<div class="md-search" data-md-component="search" role="dialog">'
    field = '<input type="text" class="md-search__input" name="query" aria-label="Rechercher">'
    assert 'role="dialog" aria-label="Rechercher">' in name_the_dialog(dialog + field)


def test_a_page_without_a_search_stays_as_it_is() -> None:
    assert name_the_dialog("<p>words</p>") == "<p>words</p>"
