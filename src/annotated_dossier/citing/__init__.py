"""Works set in a citation style. Only this room knows the CSL processor."""
