"""Files from anywhere become sources: what was recognized in them is a draft, what was left out is told."""
