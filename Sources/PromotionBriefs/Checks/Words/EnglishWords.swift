/// English word lists of the checks.
///
/// Phrases are whole words in lower case, without apostrophes and hyphens.
enum EnglishWords {
  /// Numbers in words, by value.
  ///
  /// `one` and `second` are judged by `countingPhrases`.
  static let numbers: [String: Int] = [
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000,
    "million": 1_000_000, "millions": 1_000_000, "billion": 1_000_000_000,
    "billions": 1_000_000_000, "dozen": 12, "dozens": 12, "twofold": 2, "threefold": 3,
    "tenfold": 10, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
  ]

  /// Other words that say how much.
  static let quantities = [
    "half", "halve", "halves", "halved", "quarter", "quarters", "double", "doubles", "doubled",
    "triple", "triples", "tripled", "quadruple", "twice", "thrice", "twos", "threes", "bogo",
    "bogof", "nil", "fiver", "tenner",
  ]

  /// Parts of words that say a number even where words are joined, as in `twentypercent`.
  static let numberStems = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "thousand", "million", "onefree", "getone",
  ]

  /// Numbers of neighbouring languages that are no English words.
  static let foreignNumbers: Set<String> = [
    "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "zwanzig",
    "hundert", "tausend", "deux", "trois", "quatre", "cinq", "huit", "neuf", "dix", "vingt",
    "mille", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "veinte",
    "cien", "mil", "uno", "quattro", "cinque", "sette", "otto", "dieci", "twee", "drie", "vijf",
  ]

  /// Where `one` and `second` count something.
  static let countingPhrases = [
    "buy one", "get one", "plus one", "one free", "one percent", "one per", "one euro",
    "one dollar",
    "one pound", "one yuan", "one cent", "one day", "one week", "one month", "one hour", "one year",
    "one third", "one half", "one quarter", "one hundred", "one off", "one for", "for one",
    "one plus", "only one", "just one", "second item", "second one", "second pack", "second bag",
    "second product", "second unit", "second half", "second at", "second is", "first order",
    "first purchase", "one more free", "one on us",
  ]

  /// Currency words.
  static let currencies = [
    "euro", "euros", "dollar", "dollars", "cent", "cents", "pound sterling", "pounds sterling",
    "penny", "pennies", "pence", "buck", "bucks", "quid", "yuan", "rmb", "renminbi", "yen", "eur",
    "usd", "gbp", "cny", "jpy", "chf", "rupee", "rupees", "rouble", "roubles", "franc", "francs",
    "krona", "zloty", "bitcoin",
  ]

  /// Percent words.
  static let percents = [
    "percent", "percents", "percentage", "per cent", "pct", "percentage points", "per mille",
  ]

  /// Weekdays and months in lower case; `may` and `march` count with a capital only.
  static let dates = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "april", "june", "july", "august", "september", "october", "november", "december",
    "in march", "of march", "mid march", "early march", "late march", "until march", "by march",
    "this march", "in may", "of may", "mid may", "early may", "late may", "until may", "by may",
    "tomorrow", "tonight", "yesterday", "this week", "next week", "this weekend", "this month",
    "next month", "this year", "next year", "deadline", "midnight", "new year",
    "christmas", "easter", "black friday", "cyber monday", "valid from", "valid through",
    "expires", "expire", "expiry",
  ]

  /// Parts of words that speak of the offer even where words are joined.
  static let discountStems = ["discount", "percent", "price", "cashback", "halfoff", "saleoff"]

  /// Words of the offer itself.
  static let discounts = [
    "discount", "discounts", "discounted", "sale", "sales", "deal", "deals", "bargain", "bargains",
    "cheap", "cheaper", "cheaply", "price", "prices", "priced", "pricing", "cost", "costs", "pay",
    "paying", "rebate", "rebates", "coupon", "coupons", "voucher", "vouchers", "cashback",
    "cash back", "savings", "markdown", "markdowns", "clearance", "promo", "promotion",
    "promotions", "promotional", "giveaway", "complimentary", "gratis", "freebie", "freebies",
    "special offer", "limited offer", "this offer", "our offer", "the offer", "an offer",
    "offer ends", "offer is", "on offer", "offer price", "money off", "percent off",
    "half off", "off your order", "off your purchase", "off the", "off all", "off everything",
    "for less", "reduced", "reduction", "reductions", "affordable", "inexpensive", "budget",
    "value for money", "worth of", "refund", "refunds", "free shipping", "free delivery",
    "free gift", "no charge", "on the house", "stackable", "loyalty points", "bonus", "bonuses",
    "steal", "money", "store credit", "gift card", "gift", "gifts",
  ]

  /// The word before a harmless `up to`, as in `wake you up to the smell`.
  static let harmlessBeforeUpTo = [
    "wake", "wakes", "woke", "waking", "live", "lives", "you", "add",
  ]
  /// The word after a harmless `up to`.
  static let harmlessAfterUpTo = ["you", "date"]
  /// Uses of `save` and `free` that say nothing of an offer: the word before or after.
  static let harmlessAfterSave = ["time", "space", "energy", "effort", "room"]
  /// The word before a harmless `free`.
  static let harmlessBeforeFree = [
    "sugar", "gluten", "dairy", "lactose", "caffeine", "fat", "hands", "worry", "guilt", "hassle",
    "fuss", "stress", "feel", "care", "mess", "fragrance", "wrinkle",
  ]
  /// The word after a harmless `free`.
  static let harmlessAfterFree = ["time", "moment", "spirit", "spirited", "from", "range"]

  /// Words that leave no room.
  static let absolutes = [
    "guarantee", "guarantees", "guaranteed", "lowest", "cheapest", "best price", "best value",
    "best deal", "unbeatable", "unrivalled", "unrivaled", "unmatched", "risk free", "no risk",
    "money back", "number one", "no one else", "world best", "worlds best", "best ever",
    "best in the world", "like no other", "nothing beats", "second to none", "always the best",
    "the only one", "the one and only",
  ]

  /// Services, memberships and news that only a fact can back.
  static let inventions = [
    "subscribe", "subscription", "sign up", "signup", "join us", "join our", "join now",
    "become a member", "membership", "club", "newsletter", "register", "log in", "download",
    "delivery", "delivered", "shipping", "ships", "warranty", "money back", "refund", "refunds",
    "loyalty", "reward points", "gift card", "gift with", "now available", "new arrival",
    "new arrivals", "just arrived", "brand new", "newly launched", "launch", "launching",
    "introducing our new", "award", "awards", "award winning", "certified", "rated", "reviews",
    "bestseller", "bestselling", "best selling", "as seen", "contact us", "call us",
    "click here", "click", "visit our website",
  ]

  /// Words that press for time or stock.
  static let urgency = [
    "last chance", "hurry", "act now", "act fast", "today only", "only today", "ends today",
    "ends soon", "limited time", "limited stock", "limited edition", "limited supply",
    "limited quantities", "while stocks last", "while supplies last", "while stock lasts",
    "dont miss", "do not miss", "miss out", "final hours", "final days", "now or never",
    "before its gone", "before they are gone", "before theyre gone", "running out", "run out",
    "selling fast", "sells out", "sell out", "almost gone", "countdown", "dont wait",
    "do not wait", "wait no longer", "time is running", "for a short time", "for a limited",
    "last minute", "expiring", "going fast", "exclusive", "exclusively", "act today",
    "once in a lifetime", "right now or", "flash",
  ]

  /// Superlatives and comparatives, which need a claim behind them.
  static let comparisons = [
    "best", "finest", "freshest", "richest", "smoothest", "strongest", "softest", "lightest",
    "fastest", "safest", "purest", "greatest", "tastiest", "healthiest", "toughest", "quietest",
    "thinnest", "brightest", "highest", "largest", "biggest", "smallest", "most", "leading",
    "top rated", "award winning", "number one choice", "better than", "more than", "than any",
    "than other", "than others", "than ever", "unlike any", "superior", "ultimate", "perfect",
    "proven", "scientifically", "clinically", "tested", "certified", "patented", "recommended by",
    "experts", "everyones favourite", "everyones favorite", "most popular", "bestseller",
    "best selling", "original", "authentic", "premium quality",
  ]

  /// Words of health, which need a claim behind them.
  static let health = [
    "healthy", "healthier", "health", "heal", "heals", "healing", "cure", "cures", "detox",
    "immune", "immunity", "antioxidant", "antioxidants", "slimming", "weight loss", "doctor",
    "doctors", "medical", "therapeutic", "anti aging", "anti ageing", "allergy", "allergies",
    "vitamin", "vitamins", "nutritious", "boosts your", "reduces stress", "low fat", "low sugar",
    "low calorie", "calorie", "calories", "wellness", "wellbeing",
  ]

  /// Words of the environment, which need a claim behind them.
  static let environment = [
    "eco", "eco friendly", "environmentally", "environment", "green choice", "sustainable",
    "sustainably", "sustainability", "carbon", "carbon neutral", "climate", "climate neutral",
    "biodegradable", "compostable", "recyclable", "recycled", "planet", "natural", "naturally",
    "organic", "organically", "fair trade", "fairtrade", "ethical", "ethically", "plastic free",
    "zero waste", "responsibly", "renewable", "vegan", "cruelty",
  ]

  /// How answers begin that talk about the task.
  static let leakingStarts = [
    "dear", "premise", "title", "answer", "subject", "copy", "sure", "certainly", "of course",
    "here is", "here are", "heres", "okay",
  ]

  /// Talk about the task in place of the task.
  static let leaks = [
    "language model", "as an ai", "of course here", "the prompt", "the instruction",
    "the instructions", "system message",
    "user message", "as requested", "i cannot", "i can not", "i cant", "im sorry", "i am sorry",
    "in this sentence", "the sentence", "word count", "characters long", "ignore previous",
    "ignore all", "product data", "brand voice", "copywriter", "push notification",
    "email newsletter", "newsletter", "text message",
    "search advertisement", "social media post", "web shop", "call to action", "subject line",
    "preview line", "headline", "this title", "a title", "the tone", "a tone", "tone in",
    "plain tone",
    "warm and plain", "message finds you", "happy to assist", "ready to help", "here to help",
    "ready to assist", "help you craft",
    "please let me know",
    "multi buy", "opening paragraph", "closing paragraph", "spoken sentence", "the readers",
    "revised version", "original text", "advertising copy", "hope this helps",
  ]
}
