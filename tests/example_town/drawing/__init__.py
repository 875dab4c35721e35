"""The town's pictures, drawn with simple shapes: a brush, the streets and squares, and everybody's avatar."""
