import ResultsStore

/// The parts of one promotion's effect in one season, added up from some rows; exact.
struct EffectParts: Hashable {
  private(set) var values: [Int64]

  typealias Name = ComparisonSummary.PartName

  /// Nothing changed.
  static let zero = EffectParts(values: Name.allCases.map { _ in 0 })

  private init(values: [Int64]) {
    self.values = values
  }

  /// Adds up rows; those of `contribution`, which say the same as all others together, don't count.
  init(_ rows: [IncrementalityRecord.Row]) {
    self = .zero
    for row in rows { add(row) }
  }

  subscript(name: Name) -> Int64 { values[Self.place(name)] }

  static func - (left: EffectParts, right: EffectParts) -> EffectParts {
    EffectParts(values: zip(left.values, right.values).map { $0 - $1 })
  }

  private static func place(_ name: Name) -> Int { Name.allCases.firstIndex(of: name) ?? 0 }

  private mutating func add(_ amount: Int64, to name: Name) {
    values[Self.place(name)] += amount
  }

  private mutating func add(_ row: IncrementalityRecord.Row) {
    guard row.quantity != .contribution else { return }
    add(row.amount, to: .contribution)
    switch row.quantity {
    case .promoted, .ownOther, .rivals:
      addUnits(row)
      add(row.amount, to: .margin)
    case .subsidised:
      add(row.units, to: .subsidised)
      add(row.amount, to: .discountSubsidised)
    case .incremental:
      add(row.units, to: .incremental)
      add(row.amount, to: .discountIncremental)
    case .funding: add(row.amount, to: .funding)
    case .fees: add(row.amount, to: .fees)
    case .repricing: add(row.amount, to: .repricing)
    case .orders: add(row.amount, to: .orders)
    case .display: add(row.amount, to: .display)
    case .holding: add(row.amount, to: .holding)
    case .writeOff: add(row.amount, to: .writeOff)
    case .other: add(row.amount, to: .other)
    case .contribution: break
    }
  }

  /// The unit identity: gross lift = cannibalisation + switching + timing + growth.
  private mutating func addUnits(_ row: IncrementalityRecord.Row) {
    add(row.units, to: .growth)
    guard row.window == "in" else { return add(-row.units, to: .timing) }
    switch row.quantity {
    case .promoted: add(row.units, to: .grossLift)
    case .ownOther: add(-row.units, to: .cannibalisation)
    default: add(-row.units, to: .switching)
    }
  }
}
