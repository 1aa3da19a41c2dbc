import ScenarioFiles

/// A value that a key takes at a point.
struct SweepValue: Sendable, Hashable {
  /// As readers see it.
  var text: String
  /// As the scenario is given it.
  var setting: String
  /// In base units; `nil` where it is no number.
  var number: Double?
}

/// A key of the scenario with the values that a sweep gives it.
struct SweepFactor: Sendable {
  let key: ScenarioKey
  let values: Values

  /// The values.
  enum Values: Sendable {
    /// Each of these: numbers ascending, anything else as written.
    case list([SweepValue])
    /// Those of a range, in steps; whether the user wrote the step.
    case range(SearchParameter, isStepped: Bool)
  }

  /// What its numbers count, as reports name it; `text` where they are none.
  var quantity: String { isNumeric ? "\(key.number?.quantity ?? .number)" : "text" }

  /// Whether all values are numbers.
  var isNumeric: Bool {
    switch values {
    case .list(let list): list.allSatisfy { $0.number != nil }
    case .range: true
    }
  }

  /// Whether a grid would have to choose among the values.
  var isOpen: Bool {
    if case .range(_, isStepped: false) = values { return true }
    return false
  }

  /// How many values there are.
  var count: Int {
    switch values {
    case .list(let list): list.count
    case .range(let range, _): range.count
    }
  }

  /// What is swept, in words.
  var rangeInWords: String {
    switch values {
    case .list(let list): list.map(\.text).joined(separator: ", ")
    case .range(let range, let isStepped):
      isStepped
        ? range.rangeInWords : range.text(of: range.value(at: 0)) + " to " + upperText(range)
    }
  }

  private func upperText(_ range: SearchParameter) -> String {
    range.text(of: range.value(at: range.count - 1))
  }

  /// The value of an index from 0.
  func value(at index: Int) -> SweepValue {
    switch values {
    case .list(let list): return list[index]
    case .range(let range, _):
      let number = range.value(at: index)
      return SweepValue(
        text: range.text(of: number), setting: key.setting(number), number: number)
    }
  }

  /// The index at a coordinate in (0, 1): each value of a list has the same length of it.
  func index(at coordinate: Double) -> Int {
    switch values {
    case .list(let list): min(Int(coordinate * Double(list.count)), list.count - 1)
    case .range(let range, _): range.index(at: coordinate)
    }
  }

  /// How many of its values a grid takes where a range stands for so many.
  func levelCount(_ perRange: Int) -> Int { isOpen ? min(perRange, count) : count }

  /// The indices of those values, from the first to the last.
  func levels(_ perRange: Int) -> [Int] {
    SearchSpace.spread(levelCount(perRange), over: count)
  }

  /// The indices on its line where points fill the space: all of a list, some of a range, and its own.
  func lineLevels(_ perRange: Int) -> [Int] {
    guard case .range = values else { return Array(0..<count) }
    return Set(SearchSpace.spread(min(perRange, count), over: count) + [own]).sorted()
  }

  /// The index of the value nearest to the scenario's own; the middle where it states none.
  var own: Int {
    guard case .range(let range, _) = values else { return nearest(Array(0..<count)) }
    return key.number?.current.map(range.index(nearest:)) ?? (count - 1) / 2
  }

  /// Which of some indices has the value nearest to the scenario's own; the middle where it states none.
  func nearest(_ indices: [Int]) -> Int {
    let middle = indices[(indices.count - 1) / 2]
    guard let current = key.current else { return middle }
    if let same = indices.first(where: { value(at: $0).text == current }) { return same }
    guard isNumeric, let centre = key.number?.current else { return middle }
    func distance(_ index: Int) -> Double { abs((value(at: index).number ?? centre) - centre) }
    return indices.min { distance($0) < distance($1) } ?? middle
  }
}
