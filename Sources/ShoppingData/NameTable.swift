/// Names numbered from 0 in the order of their first appearance.
struct NameTable: Sendable {
  /// The names by number.
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]
  private var latest: [UInt8] = []
  private var latestNumber: Int32 = -1

  /// Returns the number of a name, a new one if need be.
  mutating func number(of field: FieldText) -> Int32 {
    if latestNumber >= 0, field.elementsEqual(latest) { return latestNumber }
    let name = FieldParser.text(field)
    latest = Array(field)
    latestNumber = numbers[name] ?? Int32(names.count)
    if Int(latestNumber) == names.count {
      numbers[name] = latestNumber
      names.append(name)
    }
    return latestNumber
  }

  /// Returns the number of a name that is there, or `nil`.
  func existing(_ field: FieldText) -> Int32? { numbers[FieldParser.text(field)] }

  /// The rank of each number when names are sorted.
  var ranks: [Int32] {
    let order = names.indices.sorted { identifiersAscend(names[$0], names[$1]) }
    var ranks = [Int32](repeating: 0, count: names.count)
    for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
    return ranks
  }
}

/// Whether one identifier sorts before another: whole numbers by value and before other texts.
func identifiersAscend(_ first: String, _ second: String) -> Bool {
  switch (Int(first), Int(second)) {
  case (let first?, let second?): first < second
  case (nil, nil): first < second
  case (let number, _): number != nil
  }
}
