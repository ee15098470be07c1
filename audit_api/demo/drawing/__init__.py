"""Pictures that stand for photos: no people in them, and nobody's data."""
