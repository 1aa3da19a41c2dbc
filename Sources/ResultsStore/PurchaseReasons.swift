extension ComparisonSummary {
  /// Why the consumers of one category buy, as their learned purchase intent tells it.
  public struct PurchaseReasons: Sendable, Codable, Hashable {
    /// The category.
    public var category: String
    /// Occasions looked at.
    public var occasions: Int
    /// Probability that an occasion ends with a purchase.
    public var purchaseProbability: Double
    /// The strongest reason in one sentence.
    public var sentence: String
    /// What was left out, largest change first.
    public var rows: [Row]
    /// What was varied.
    public var curves: [Curve]

    /// Gathers the parts.
    public init(
      category: String, occasions: Int, purchaseProbability: Double, sentence: String,
      rows: [Row], curves: [Curve]
    ) {
      self.category = category
      self.occasions = occasions
      self.purchaseProbability = purchaseProbability
      self.sentence = sentence
      self.rows = rows
      self.curves = curves
    }

    /// One thing that was left out.
    public struct Row: Sendable, Codable, Hashable {
      /// What, in plain words.
      public var name: String
      /// Share of the occasions that have it.
      public var presence: Double
      /// Mean absolute change of the purchase probability without it.
      public var probabilityChange: Double
      /// Mean change of the log-odds of an offer without it.
      public var logOddsChange: Double

      /// Gathers the parts.
      public init(
        name: String, presence: Double, probabilityChange: Double, logOddsChange: Double
      ) {
        self.name = name
        self.presence = presence
        self.probabilityChange = probabilityChange
        self.logOddsChange = logOddsChange
      }
    }

    /// What can be varied.
    public enum Variable: String, Sendable, Codable, CaseIterable {
      /// Price over list that lasts: expectations have adapted.
      case lastingPrice = "price_adapted"
      /// Price over list for one week: expectations stay at list.
      case oneWeekPrice = "price_frozen"
      /// On a display, 0 or 1.
      case display
      /// In the mailer, 0 or 1.
      case mailer
      /// Past purchases that are seen one by one, at most.
      case history

      /// The words for people.
      public var title: String {
        switch self {
        case .lastingPrice: "price, lasting (adapted)"
        case .oneWeekPrice: "price, one week (frozen)"
        case .display: "display"
        case .mailer: "mailer"
        case .history: "past purchases seen"
        }
      }
    }

    /// The probability of buying an own offer over a variable that it alone has.
    public struct Curve: Sendable, Codable, Hashable {
      /// The variable.
      public var variable: Variable
      /// Its values, ascending.
      public var values: [Double]
      /// Mean over own offers and occasions.
      public var probabilities: [Double]

      /// Gathers the parts; arrays of one length.
      public init(variable: Variable, values: [Double], probabilities: [Double]) {
        self.variable = variable
        self.values = values
        self.probabilities = probabilities
      }
    }
  }
}
