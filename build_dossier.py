"""The build script: `python build_dossier.py` builds the site, `--help` lists what else it does."""

from annotated_dossier.cli import main

if __name__ == "__main__":
    main(prog_name="python build_dossier.py")
