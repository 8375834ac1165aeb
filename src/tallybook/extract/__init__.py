"""Document to claims: the heart. `pipeline` knows the order of the stages; they are strangers to each other."""
