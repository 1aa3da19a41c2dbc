import Reports

extension CollusionOutcome {
  /// Prices after a deviation and the lengths of cycles, as an SVG picture.
  public func svg() -> String {
    let response = response(periods: 16)
    return CollusionPlot.svg(
      deviator: response.map(\.deviator), others: response.map(\.others),
      cycleShares: (1...10).map { share(cycleLength: $0) })
  }
}
