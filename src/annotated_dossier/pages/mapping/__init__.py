"""Pictures of places: what part of the world, what of it is land, where dots and words go. Pure geometry."""
