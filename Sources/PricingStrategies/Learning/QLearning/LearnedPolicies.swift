/// What Q-learners do once they have stopped to explore: a price of every firm in every state.
///
/// Source: Calvano, Calzolari, Denicolò and Pastorello (2020), sections III and IV.
public struct LearnedPolicies: Sendable, Hashable {
  /// What they play.
  public let game: StageGame
  /// The profile that follows each profile.
  public let successors: [Int]
  /// The profiles that the firms repeat for ever, in order.
  public let cycle: [Int]

  /// Takes each firm's best known price of every state, `[firm][state]`, and follows them from `state`
  /// until they repeat.
  public init(game: StageGame, prices: [[Int]], from state: Int) {
    self.game = game
    let successors = (0..<game.profileCount).map { profile in
      game.profile(prices.map { $0[profile] })
    }
    self.successors = successors
    cycle = Self.cycle(of: successors, from: state)
  }

  private static func cycle(of successors: [Int], from state: Int) -> [Int] {
    var place = state
    for _ in successors { place = successors[place] }
    var cycle = [place]
    while successors[cycle[cycle.count - 1]] != place {
      cycle.append(successors[cycle[cycle.count - 1]])
    }
    return cycle
  }

  /// What all firms earn in a period of the cycle together, on average.
  public var meanTotalProfit: Double {
    cycle.reduce(0) { $0 + game.totalProfit(in: $1) } / Double(cycle.count)
  }

  /// Each firm's mean price over the cycle, in currency units.
  public var meanPrices: [Double] {
    game.grids.indices.map { firm in
      cycle.reduce(0) { $0 + game.grids[firm][game.price(of: firm, in: $1)] } / Double(cycle.count)
    }
  }

  /// Returns the profiles of `periods` periods after `state`.
  func path(after state: Int, periods: Int) -> [Int] {
    var path: [Int] = []
    var place = state
    for _ in 0..<periods {
      place = successors[place]
      path.append(place)
    }
    return path
  }
}

extension QLearningSession {
  /// What the firms have learned, from where they stand.
  public var policies: LearnedPolicies {
    let states = 0..<game.profileCount
    return LearnedPolicies(
      game: game, prices: learners.map { learner in states.map { learner.greedy(in: $0) } },
      from: state)
  }
}

extension FastQLearningSession {
  /// What the firms have learned, from where they stand.
  public var policies: LearnedPolicies {
    let states = 0..<game.profileCount
    return LearnedPolicies(
      game: game,
      prices: game.grids.indices.map { firm in states.map { greedyPrice(of: firm, in: $0) } },
      from: state)
  }
}
