"""Takes a scraped article through `add` and a private build, and looks for every paragraph on its page.

Run as `python tests/real_article.py ARTICLE.txt [REGISTER]`; the register is the dossier's own unless one is named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build_dossier.py"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.skipped += tag in ("sup", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("sup", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text += data


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BUILD), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(article: Path, register: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text("# A real article\n", encoding="utf-8")
        shutil.copytree(register, folder / "dossier/register")
        (folder / "mkdocs.yml").write_text(
            "site_name: A real article\ntheme: {name: material, font: false}\nplugins: [search, dossier]\n",
            encoding="utf-8",
        )
        print(run(folder, "add", str(article.resolve()), "--id", "article", "--date", "2024-04"), end="")
        source = (folder / "dossier/sources/article.md").read_text(encoding="utf-8")
        print(run(folder, "build", "--edition", "private"), end="")
        page = _Text()
        page.feed((folder / "site/sources/article/index.html").read_text(encoding="utf-8"))
        shown = " ".join(page.text.split())
        paragraphs = [
            " ".join(p.split()) for p in re.split(r"\n\s*\n", article.read_text(encoding="utf-8")) if p.strip()
        ]
        removed = source.partition("removed:")[2].partition("---\n")[0]
        missing = [p for p in paragraphs if p not in shown and p not in removed]
        if missing:
            sys.exit("not on the page:\n" + "\n".join(missing))
        print(run(folder, "build"), end="")
        public = "".join(
            p.read_text(encoding="utf-8") for p in (folder / "site").rglob("*.*") if p.suffix in (".html", ".json")
        )
        leaked = [p for p in paragraphs[2:] if len(p) > 40 and p[:40] in public]
        if leaked:
            sys.exit("withheld, and yet in the public edition:\n" + "\n".join(leaked))
        print(f"{len(paragraphs)} paragraphs: all on the private page, none in the public edition")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "dossier/register")
