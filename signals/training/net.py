"""The network that is trained: the encoder, and for each label where it looks and how sure it is.

`signals.encoder` and `signals.network` do the same arithmetic in numpy; the training compares both at its end.
"""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from signals.encoder import BRANCHES, FEATURES, WIDTH
from signals.training.base import Base

HIDDEN, WHOLE = 256, 320 + 512
DROPOUT, WORD_DROPOUT = 0.3, 0.1


class Net(nn.Module):
    """A batch of padded ids and their mask in, a logit a label out. The embeddings stay as they are."""

    def __init__(self, base: Base, labels: int) -> None:
        super().__init__()
        embeddings = base.table.astype(np.float32) * base.scale[:, None] + base.offset[:, None]
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(embeddings), freeze=True)
        self.eps = base.eps
        self.of = nn.ParameterDict({name: torch.tensor(np.ascontiguousarray(w)) for name, w in base.weights.items()})
        self.head = nn.Linear(FEATURES, HIDDEN)
        self.look = nn.Linear(HIDDEN, labels)
        self.seen = nn.Parameter(torch.randn(labels, HIDDEN) * 0.05)
        self.seen_b = nn.Parameter(torch.full((labels,), -2.5))
        self.whole = nn.Linear(WHOLE, labels)
        nn.init.zeros_(self.whole.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        embedded = self.embedding(ids)
        if self.training:
            embedded = embedded * (torch.rand(ids.shape) > WORD_DROPOUT).unsqueeze(-1)
        features = self._features(embedded, mask.unsqueeze(-1))
        hidden = self._drop(torch.tanh(self.head(self._drop(features))))
        look = torch.softmax(self.look(hidden) + (mask.unsqueeze(-1) - 1) * 1e4, dim=1)
        seen = (torch.bmm(look.transpose(1, 2), hidden) * self.seen).sum(-1) + self.seen_b
        logits: Tensor = seen + self.whole(self._drop(self._whole(features, mask)))
        return logits

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)

    def _features(self, embedded: Tensor, mask: Tensor) -> Tensor:
        of, length = self.of, embedded.shape[1]
        projected = functional.layer_norm(
            embedded @ of["proj_w"] + of["proj_b"], (3 * WIDTH,), of["proj_gain"], of["proj_shift"], self.eps
        )
        parts = [embedded]
        for at, (span, left) in enumerate(BRANCHES):
            x = projected[..., at * WIDTH : (at + 1) * WIDTH] * mask
            for layer in (1, 2):
                padded = functional.pad(x, (0, 0, left, span - 1 - left))
                around = torch.cat([padded[:, shift : shift + length] for shift in range(span)], -1)
                x = (functional.relu(around @ of[f"conv{layer}_{span}_w"] + of[f"conv{layer}_{span}_b"]) + x) * mask
            parts.append(x)
        joined = torch.cat(parts, -1)
        return functional.layer_norm(joined, (FEATURES,), of["out_gain"], of["out_shift"], self.eps) * mask

    def _whole(self, features: Tensor, mask: Tensor) -> Tensor:
        of = self.of
        length = mask.sum(1, keepdim=True)
        mean = (features.sum(1) @ of["mean_w"] + length * of["mean_b"]) / torch.sqrt(length)
        second = functional.relu(mean @ of["skip1"] + functional.relu(mean @ of["deep0"]) @ of["deep1"])
        last = torch.tanh(second @ of["skip3"] + functional.relu(second @ of["deep2"]) @ of["deep3"])
        last = last / torch.sqrt((last * last).sum(-1, keepdim=True).clamp(min=self.eps))
        return torch.cat([second, last], -1)
