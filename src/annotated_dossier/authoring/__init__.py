"""What helps an author to write a dossier. These rooms may write under `dossier/`, and never overwrite."""
