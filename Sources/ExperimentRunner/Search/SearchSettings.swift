import Foundation

/// How a search is done.
public struct SearchSettings: Sendable, Hashable {
  /// The way to the best point.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Chosen by the parameters and the market.
    case auto
    /// A scan, then Brent's method around its best points; one parameter.
    case brent
    /// Simplex searches from the best of Sobol's points.
    case nelderMead = "nelder-mead"
    /// Gradient searches on the closed form of demand; prices of `fixed`.
    case bfgs
    /// Simulated annealing.
    case annealing
    /// The largest expected improvement by a Gaussian process through the points so far.
    case surrogate
    /// Sobol's points alone.
    case sobol
    /// A grid alone; every point where the budget pays for all.
    case grid
  }

  /// When a search stops.
  public enum Budget: Sendable, Hashable {
    /// After so many simulated seasons, those of the strategy as it stands included.
    case cells(Int)
    /// After so many seconds; where it stops then depends on the machine.
    case seconds(Double)

    /// Reads `400 cells`, `400` or `60 seconds`.
    ///
    /// - Throws: `SearchError.budget`.
    public init(_ text: String) throws(SearchError) {
      let parts = text.split(separator: " ").map(String.init)
      let unit = parts.count == 2 ? parts[1] : "cells"
      guard (1...2).contains(parts.count), let number = Double(parts[0]), number > 0,
        number < 1e9
      else { throw .budget(text) }
      switch unit {
      case "cell", "cells":
        guard number == number.rounded() else { throw .budget(text) }
        self = .cells(Int(number))
      case "second", "seconds", "s": self = .seconds(number)
      default: throw .budget(text)
      }
    }

    /// The budget in words.
    var words: String {
      switch self {
      case .cells(let count): "\(count) cells"
      case .seconds(let seconds):
        "\(seconds == seconds.rounded() ? String(Int(seconds)) : "\(seconds)") seconds"
      }
    }
  }

  /// The way.
  public var method: Method
  /// When to stop; `nil` for a number of cells that grows with the parameters.
  public var budget: Budget?
  /// Replications of every evaluation, at least 2.
  public var replications: Int
  /// Points that are simulated again on fresh replications, besides the strategy as it stands.
  public var finalists: Int
  /// Fresh replications.
  public var freshReplications: Int

  /// Gathers the parts.
  public init(
    method: Method, budget: Budget?, replications: Int, finalists: Int, freshReplications: Int
  ) {
    self.method = method
    self.budget = budget
    self.replications = replications
    self.finalists = finalists
    self.freshReplications = freshReplications
  }

  /// The budget for a number of parameters: forty points for each and forty besides.
  func budget(parameters: Int) -> Budget {
    budget ?? .cells(replications * 40 * (parameters + 1))
  }
}
