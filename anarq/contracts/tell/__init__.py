"""What a comparison comes to: verdicts, roots, sentences, modes."""
