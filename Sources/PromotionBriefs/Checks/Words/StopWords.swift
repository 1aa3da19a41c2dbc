/// Frequent words that tell Latin-script languages apart.
///
/// Words shared with English stand in no other list.
enum StopWords {
  /// Words of each language, in lower case.
  static let byLanguage: [(name: String, words: Set<String>)] = [
    (
      "English",
      [
        "the", "a", "an", "and", "of", "to", "your", "you", "with", "for", "is", "it", "that",
        "this", "our",
        "every", "on", "from", "are", "its", "at", "by", "or", "as", "be", "can", "will", "has",
        "have", "more",
        "all", "any", "each", "when", "while", "into", "just", "so", "now", "today", "we", "us",
        "how", "what",
        "where", "why", "who", "not", "but", "make", "made", "get", "up", "out", "shop", "try",
        "discover", "new",
        "good", "great", "day", "home", "time", "enjoy", "taste", "love", "feel", "find", "meet",
        "order", "here",
      ]
    ),
    (
      "German",
      [
        "der", "die", "das", "und", "mit", "für", "ist", "ein", "eine", "einen", "nicht", "auf",
        "von", "zu", "den",
        "dem", "ihr", "ihre", "sie", "jetzt", "auch", "wir", "im", "zum", "aus", "bei", "oder",
        "sich", "noch",
      ]
    ),
    (
      "French",
      [
        "le", "la", "les", "et", "des", "une", "un", "pour", "avec", "votre", "vous", "est", "dans",
        "du", "de", "qui",
        "que", "sur", "nos", "notre", "ce", "cette", "plus", "au", "aux", "sans", "par", "ou",
        "maintenant",
      ]
    ),
    (
      "Spanish",
      [
        "el", "los", "las", "y", "con", "para", "una", "su", "tu", "que", "en", "del", "por", "es",
        "al", "más", "como",
        "este", "esta", "sus", "de", "la", "tus", "ahora", "sin", "muy",
      ]
    ),
    (
      "Italian",
      [
        "il", "gli", "di", "che", "per", "con", "una", "della", "del", "e", "la", "tuo", "tua",
        "nel", "sono", "più",
        "questo", "questa", "ogni", "alla", "dei", "le", "adesso", "senza",
      ]
    ),
    (
      "Portuguese",
      [
        "os", "e", "com", "para", "uma", "um", "seu", "sua", "da", "que", "na", "não", "mais",
        "por",
        "você", "ao", "dos", "das", "agora", "sem",
      ]
    ),
    (
      "Dutch",
      [
        "het", "een", "van", "voor", "met", "je", "jouw", "zijn", "en", "de", "niet", "op", "uit",
        "bij", "ook", "naar",
        "deze", "elke", "nu", "geen",
      ]
    ),
  ]
}
