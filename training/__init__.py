"""How the language model was made. See training/README.md."""
