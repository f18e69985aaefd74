"""The parts of the invented city, by theme."""
