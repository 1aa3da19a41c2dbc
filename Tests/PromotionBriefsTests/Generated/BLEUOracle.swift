/// What sacrebleu says of some texts; written by Scripts/sacrebleu_oracle.sh.
let bleuOracle = #"""
  {
   "sacrebleu": "2.6.0",
   "sentences": [
    {
     "language": "en",
     "text": "The cat is on the mat.",
     "references": [
      "There is a cat on the mat.",
      "A cat sits on the mat today."
     ],
     "tokens": [
      "The",
      "cat",
      "is",
      "on",
      "the",
      "mat",
      "."
     ],
     "sentence": 39.44243648327556
    },
    {
     "language": "en",
     "text": "Enjoy a calm, dark cup -- it's yours!",
     "references": [
      "Enjoy a dark, calm cup: it is yours."
     ],
     "tokens": [
      "Enjoy",
      "a",
      "calm",
      ",",
      "dark",
      "cup",
      "--",
      "it's",
      "yours",
      "!"
     ],
     "sentence": 10.386397294360817
    },
    {
     "language": "en",
     "text": "Pay 4.39 instead of 5,49 (20-30% off)...",
     "references": [
      "Pay 4.39, not 5,49; save 20-30 %."
     ],
     "tokens": [
      "Pay",
      "4.39",
      "instead",
      "of",
      "5,49",
      "(",
      "20",
      "-",
      "30",
      "%",
      "off",
      ")",
      ".",
      ".",
      "."
     ],
     "sentence": 21.023693683267553
    },
    {
     "language": "en",
     "text": "A well-known shop & a friend's &quot;cup&quot; <b>",
     "references": [
      "A well-known shop &amp; friend's \"cup\""
     ],
     "tokens": [
      "A",
      "well-known",
      "shop",
      "&",
      "a",
      "friend's",
      "\"",
      "cup",
      "\"",
      "<",
      "b",
      ">"
     ],
     "sentence": 42.40125351805035
    },
    {
     "language": "en",
     "text": "Short",
     "references": [
      "Short"
     ],
     "tokens": [
      "Short"
     ],
     "sentence": 100.00000000000004
    },
    {
     "language": "en",
     "text": "Two words",
     "references": [
      "Nothing shared here at all"
     ],
     "tokens": [
      "Two",
      "words"
     ],
     "sentence": 0.0
    },
    {
     "language": "en",
     "text": "line one\nline two co-\noperate",
     "references": [
      "line one line two cooperate"
     ],
     "tokens": [
      "line",
      "one",
      "line",
      "two",
      "cooperate"
     ],
     "sentence": 100.00000000000004
    },
    {
     "language": "en",
     "text": "  a.b,c 1.2,3 x.1 1.x  ",
     "references": [
      "a . b , c 1.2,3 x .1 1. x"
     ],
     "tokens": [
      "a",
      ".",
      "b",
      ",",
      "c",
      "1.2,3",
      "x",
      ".",
      "1",
      "1",
      ".",
      "x"
     ],
     "sentence": 100.00000000000004
    },
    {
     "language": "en",
     "text": "“Curly” – and… café au lait",
     "references": [
      "“Curly” - and ... cafe au lait"
     ],
     "tokens": [
      "“Curly”",
      "–",
      "and…",
      "café",
      "au",
      "lait"
     ],
     "sentence": 10.89644800332157
    },
    {
     "language": "en",
     "text": "the the the the the the the",
     "references": [
      "the cat is on the mat",
      "there is a cat on the mat"
     ],
     "tokens": [
      "the",
      "the",
      "the",
      "the",
      "the",
      "the",
      "the"
     ],
     "sentence": 7.809849842300637
    },
    {
     "language": "zh-Hans",
     "text": "清晨的一杯咖啡，让香气陪伴您。",
     "references": [
      "清晨的咖啡香气陪伴您。",
      "一杯咖啡陪伴清晨。"
     ],
     "tokens": [
      "清",
      "晨",
      "的",
      "一",
      "杯",
      "咖",
      "啡",
      "，",
      "让",
      "香",
      "气",
      "陪",
      "伴",
      "您",
      "。"
     ],
     "sentence": 57.73502691896262
    },
    {
     "language": "zh-Hans",
     "text": "Altura咖啡8折，只要4.39元！",
     "references": [
      "Altura咖啡打8折，4.39元。"
     ],
     "tokens": [
      "Altura",
      "咖",
      "啡",
      "8",
      "折",
      "，",
      "只",
      "要",
      "4.39",
      "元",
      "！"
     ],
     "sentence": 26.65837681702885
    },
    {
     "language": "zh-Hans",
     "text": "好茶",
     "references": [
      "好茶"
     ],
     "tokens": [
      "好",
      "茶"
     ],
     "sentence": 100.00000000000004
    },
    {
     "language": "zh-Hans",
     "text": "“香醇”—顺滑…口感",
     "references": [
      "“香醇”，顺滑的口感"
     ],
     "tokens": [
      "“",
      "香",
      "醇",
      "”",
      "—",
      "顺",
      "滑",
      "…",
      "口",
      "感"
     ],
     "sentence": 35.494810560100525
    },
    {
     "language": "zh-Hans",
     "text": "　全角空格 ＡＢＣ，１２３。 ",
     "references": [
      "全角空格ＡＢＣ１２３。"
     ],
     "tokens": [
      "全",
      "角",
      "空",
      "格",
      "Ａ",
      "Ｂ",
      "Ｃ",
      "，",
      "１",
      "２",
      "３",
      "。"
     ],
     "sentence": 73.48889200874659
    },
    {
     "language": "zh-Hans",
     "text": "毫无关系",
     "references": [
      "完全不同的句子"
     ],
     "tokens": [
      "毫",
      "无",
      "关",
      "系"
     ],
     "sentence": 0.0
    }
   ],
   "corpus": {
    "en": 42.022096768235244,
    "zh-Hans": 48.71236998321113
   },
   "others": {
    "en": 3.2114113039032572,
    "zh-Hans": 3.7880362150526548
   }
  }
  """#
