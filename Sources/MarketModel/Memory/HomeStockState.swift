import RandomStreams
import ScientificComputing

/// Units at home per consumer and category; shape `[consumer, category]`, row-major.
///
/// Consumption empties the stock evenly; the level is brought up to date when somebody asks.
struct HomeStockState: Sendable {
  let settings: MemorySettings.HomeStock
  private let categories: Int
  private let rates: [Float]
  private var levels: [Float]
  private var times: [Int64]

  init(
    _ settings: MemorySettings.HomeStock, categories: Int, population: Population,
    family: StreamFamily, start: Int64
  ) {
    self.settings = settings
    self.categories = categories
    rates = population.keys.map {
      var stream = RandomStream(family: family, entity: EntityKey(bits: $0))
      return Float(max(0, settings.consumption.sample(from: &stream)))
    }
    levels = Array(repeating: 0, count: population.count * categories)
    times = Array(repeating: start, count: levels.count)
  }

  /// Returns the units at home at `time`.
  func level(_ consumer: Int, category: Int, at time: Int64) -> Double {
    let cell = consumer * categories + category
    let weeks = Double(time - times[cell]) / Double(VisitClock.week)
    return max(0, Double(levels[cell]) - Double(rates[consumer]) * weeks)
  }

  /// Returns what the stock at home adds to every offer's utility; never above 0.
  func utility(_ consumer: Int, category: Int, at time: Int64) -> Double {
    let level = level(consumer, category: category, at: time)
    return -settings.perUnit * level - (level > 0 ? settings.whileStocked : 0)
  }

  /// Carries bought units home.
  mutating func add(_ units: Int, consumer: Int, category: Int, at time: Int64) {
    let cell = consumer * categories + category
    levels[cell] = Float(level(consumer, category: category, at: time) + Double(units))
    times[cell] = time
  }

  /// Mean units at home per consumer at `time`.
  func mean(category: Int, at time: Int64) -> Double {
    guard !rates.isEmpty else { return 0 }
    let total = rates.indices.reduce(0) { $0 + level($1, category: category, at: time) }
    return total / Double(rates.count)
  }
}
