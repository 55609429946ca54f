"""How the model in `signals/model` is made: run by hand, with its own requirements; the program never imports it."""
