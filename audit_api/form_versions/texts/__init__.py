"""The texts of a form as a table for a translator: out, and in again."""
