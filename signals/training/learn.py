"""Learning: statements in, a trained network out. The same seed, data and machine give the same network."""

import random
import time
from collections.abc import Sequence

import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional

from signals.evaluation.statements import Statement
from signals.training.base import Base
from signals.training.labels import LABELS, targets
from signals.training.net import Net

BATCH, RATE, ENCODER_RATE, DECAY = 16, 1e-3, 3e-4, 0.02
RARE, RARE_POWER = 60.0, 0.35
"""A rare label weighs more: the odds against it, at most so much, to this power."""

LONGEST = 400


def padded(ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids of one length, and which of them are there."""
    longest = max(map(len, ids))
    out, mask = torch.zeros(len(ids), longest, dtype=torch.long), torch.zeros(len(ids), longest)
    for row, one in enumerate(ids):
        out[row, : len(one)] = torch.tensor(one)
        mask[row, : len(one)] = 1
    return out, mask


def encoded(pieces: SentencePieceProcessor, text: str) -> list[int]:
    """The text between its begin and end marks, cut where it is very long."""
    ids: list[int] = pieces.encode(text, add_bos=True, add_eos=True)
    return ids[:LONGEST]


def _batches(ids: Sequence[list[int]]) -> list[list[int]]:
    """Texts of about one length together, so that little is padded."""
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]) + random.random() * 20)  # noqa: S311
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    random.shuffle(batches)
    return batches


def learn(base: Base, pieces: SentencePieceProcessor, statements: Sequence[Statement], epochs: int, seed: int) -> Net:
    """Trains on one core; prints the loss of every epoch."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    net = Net(base, len(LABELS))
    wanted = torch.tensor([targets(one) for one in statements])
    ids = [encoded(pieces, one.text) for one in statements]
    present = wanted.sum(0).clamp(min=1)
    weight = ((len(ids) - present) / present).clamp(max=RARE) ** RARE_POWER
    encoder = set(net.of.parameters())
    heads = [one for one in net.parameters() if one.requires_grad and one not in encoder]
    groups = [{"params": list(net.of.parameters()), "lr": ENCODER_RATE}, {"params": heads, "lr": RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = epochs * len(_batches(ids))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (steps * 0.05)) * max(0.02, 1 - step / steps)
    )
    began = time.monotonic()
    for epoch in range(epochs):
        net.train()
        lost = []
        for batch in _batches(ids):
            logits = net(*padded([ids[at] for at in batch]))
            loss = functional.binary_cross_entropy_with_logits(logits, wanted[batch], pos_weight=weight)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            lost.append(loss.item())
        print(f"epoch {epoch + 1}: loss {sum(lost) / len(lost):.4f}, {time.monotonic() - began:.0f} s", flush=True)
    net.eval()
    return net
