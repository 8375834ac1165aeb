"""Second readers: others than the rules, held to the same gate. What they say and the text does not hold is refused."""
