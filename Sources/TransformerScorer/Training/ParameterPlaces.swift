/// Where the pass finds its parameters in the flat vector.
struct ParameterPlaces {
  /// An embedding's parts.
  struct Embedding {
    var inWeight: Int
    var inBias: Int
    var outWeight: Int
    var outBias: Int
  }

  /// A block's parts.
  struct Block {
    var attentionGain: Int
    var attentionNormBias: Int
    var projectionWeight: Int
    var projectionBias: Int
    var relation: Int
    var mixWeight: Int
    var mixBias: Int
    var feedGain: Int
    var feedNormBias: Int
    var feedInWeight: Int
    var feedInBias: Int
    var feedOutWeight: Int
    var feedOutBias: Int
  }

  let context: Embedding
  let event: Embedding
  let offer: Embedding
  let blocks: [Block]
  let headGain: Int
  let headNormBias: Int
  let headWeight: Int
  let headBias: Int
  let skipOffer: Int
  let skipContext: Int
  let quantityWeight: Int
  let quantityBias: Int
  let logKappa: Int
  let count: Int

  init(_ shape: ScorerShape) {
    let layout = ScorerLayout(shape)
    func embedding(_ kind: String) -> Embedding {
      Embedding(
        inWeight: layout["embed.\(kind).in.weight"].offset,
        inBias: layout["embed.\(kind).in.bias"].offset,
        outWeight: layout["embed.\(kind).out.weight"].offset,
        outBias: layout["embed.\(kind).out.bias"].offset)
    }
    context = embedding("context")
    event = embedding("event")
    offer = embedding("offer")
    blocks = (0..<shape.blocks).map { Self.block($0, layout) }
    headGain = layout["head.norm.gain"].offset
    headNormBias = layout["head.norm.bias"].offset
    headWeight = layout["head.weight"].offset
    headBias = layout["head.bias"].offset
    skipOffer = layout["head.skip.offer"].offset
    skipContext = layout["head.skip.context"].offset
    quantityWeight = layout["quantity.weight"].offset
    quantityBias = layout["quantity.bias"].offset
    logKappa = layout["quantity.logkappa"].offset
    count = layout.count
  }

  private static func block(_ index: Int, _ layout: ScorerLayout) -> Block {
    let (attention, feed) = ("block.\(index).attention", "block.\(index).feedforward")
    return Block(
      attentionGain: layout["\(attention).norm.gain"].offset,
      attentionNormBias: layout["\(attention).norm.bias"].offset,
      projectionWeight: layout["\(attention).qkv.weight"].offset,
      projectionBias: layout["\(attention).qkv.bias"].offset,
      relation: layout["\(attention).relation"].offset,
      mixWeight: layout["\(attention).out.weight"].offset,
      mixBias: layout["\(attention).out.bias"].offset,
      feedGain: layout["\(feed).norm.gain"].offset,
      feedNormBias: layout["\(feed).norm.bias"].offset,
      feedInWeight: layout["\(feed).in.weight"].offset,
      feedInBias: layout["\(feed).in.bias"].offset,
      feedOutWeight: layout["\(feed).out.weight"].offset,
      feedOutBias: layout["\(feed).out.bias"].offset)
  }
}
