#!/usr/bin/env python3
"""Prints texts, references and what sacrebleu 2.6.0 says of them, as JSON in a Swift literal."""

import json

import sacrebleu
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from sacrebleu.tokenizers.tokenizer_zh import TokenizerZh

ENGLISH = [
    ("The cat is on the mat.", ["There is a cat on the mat.", "A cat sits on the mat today."]),
    ("Enjoy a calm, dark cup -- it's yours!", ["Enjoy a dark, calm cup: it is yours."]),
    ("Pay 4.39 instead of 5,49 (20-30% off)...", ["Pay 4.39, not 5,49; save 20-30 %."]),
    ("A well-known shop & a friend's &quot;cup&quot; <b>", ["A well-known shop &amp; friend's \"cup\""]),
    ("Short", ["Short"]),
    ("Two words", ["Nothing shared here at all"]),
    ("line one\nline two co-\noperate", ["line one line two cooperate"]),
    ("  a.b,c 1.2,3 x.1 1.x  ", ["a . b , c 1.2,3 x .1 1. x"]),
    ("“Curly” – and… caf\u00e9\u00a0au lait", ["“Curly” - and ... cafe au lait"]),
    ("the the the the the the the", ["the cat is on the mat", "there is a cat on the mat"]),
]
CHINESE = [
    ("清晨的一杯咖啡，让香气陪伴您。", ["清晨的咖啡香气陪伴您。", "一杯咖啡陪伴清晨。"]),
    ("Altura咖啡8折，只要4.39元！", ["Altura咖啡打8折，4.39元。"]),
    ("好茶", ["好茶"]),
    ("“香醇”—顺滑…口感", ["“香醇”，顺滑的口感"]),
    ("　全角空格 ＡＢＣ，１２３。 ", ["全角空格ＡＢＣ１２３。"]),
    ("毫无关系", ["完全不同的句子"]),
]


def cases(language, pairs, tokenize, tokenizer):
    for text, references in pairs:
        score = sacrebleu.sentence_bleu(text, references, tokenize=tokenize, use_effective_order=True)
        yield {
            "language": language,
            "text": text,
            "references": references,
            "tokens": tokenizer(text.rstrip()).split(),
            "sentence": score.score,
        }


def corpus(pairs, tokenize):
    texts = [text for text, _ in pairs]
    depth = max(len(references) for _, references in pairs)
    # sacrebleu wants as many references for every text: the last one again changes nothing.
    streams = [[r[min(i, len(r) - 1)] for _, r in pairs] for i in range(depth)]
    return sacrebleu.corpus_bleu(texts, streams, tokenize=tokenize).score


def self_bleu(pairs, tokenize):
    texts = [text for text, _ in pairs]
    scores = [
        sacrebleu.sentence_bleu(
            text, texts[:i] + texts[i + 1 :], tokenize=tokenize, use_effective_order=True
        ).score
        for i, text in enumerate(texts)
    ]
    return sum(scores) / len(scores)


text = (
    json.dumps(
        {
            "sacrebleu": sacrebleu.__version__,
            "sentences": [
                *cases("en", ENGLISH, "13a", Tokenizer13a()),
                *cases("zh-Hans", CHINESE, "zh", TokenizerZh()),
            ],
            "corpus": {"en": corpus(ENGLISH, "13a"), "zh-Hans": corpus(CHINESE, "zh")},
            "others": {"en": self_bleu(ENGLISH, "13a"), "zh-Hans": self_bleu(CHINESE, "zh")},
        },
        ensure_ascii=False,
        indent=1,
    )
)
print("/// What sacrebleu says of some texts; written by Scripts/sacrebleu_oracle.sh.")
print('let bleuOracle = #"""')
print("\n".join("  " + line for line in text.splitlines()))
print('  """#')
