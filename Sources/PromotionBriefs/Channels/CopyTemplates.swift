/// Fixed texts that stand in where no draft passes; they claim nothing and hold no number of their own.
struct CopyTemplates {
  let language: CopyLanguage
  let names: SubjectNames

  /// Returns a text that fits; different indices give different texts where more than one fits.
  ///
  /// Where even the shortest does not fit, the result is empty.
  func text(_ purpose: ChannelField.Purpose, limit: Int, index: Int) -> String {
    let patterns = language == .english ? Self.english(purpose) : Self.chinese(purpose)
    let filled = patterns.map(filled)
    let fitting = filled.filter { $0.count <= limit }
    return fitting.isEmpty ? "" : fitting[index % fitting.count]
  }

  private func filled(_ pattern: String) -> String {
    let text = pattern.replacing("{product}", with: names.product)
      .replacing("{category}", with: names.category)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func english(_ purpose: ChannelField.Purpose) -> [String] {
    switch purpose {
    case .subject:
      [
        "News about {product}", "{product}: take a look", "A note on {category}",
        "Something for you",
      ]
    case .preheader:
      [
        "All about {product}, with the details inside.", "Open to see what is in it for you.",
        "Have a look inside.",
      ]
    case .hook, .message:
      ["Have you met {product} yet?", "Look at {category} again.", "Take a look at this."]
    case .benefit:
      [
        "{product} is there when you want it. Choose it for your next {category} moment.",
        "Make room for {product} in your day.", "Choose what suits you and enjoy it.",
      ]
    case .action: ["See the details", "Take a look", "Shop now"]
    case .headline:
      ["Meet {product}", "{product}, in our shop", "A look at {category}", "In our shop"]
    case .advertHeadline: ["Meet {product}", "{category} in our shop", "Shop here"]
    case .advertDescription:
      ["See {product} and the conditions in our shop.", "See the details in our shop."]
    case .pushTitle: ["{product}: take a look", "News from our shop", "For you"]
    case .title: ["A closer look at {product}", "What to know about {category}", "A closer look"]
    case .opening:
      [
        "This is a short note on {product}. Read on for what matters.",
        "We would like to show you {product}. The details are below.", "Read on for what matters.",
      ]
    case .paragraph:
      [
        "If {product} is for you, you will find it in our shop. We are glad to answer questions.",
        "You will find {product} in our shop.", "We are glad to answer questions.",
      ]
    case .spokenOpening:
      [
        "Hello, let me show you {product}.", "Hi there, let us talk about {category}.",
        "Hello and welcome.",
      ]
    case .spokenBenefit:
      ["I like to have {product} at hand when the moment comes.", "It is there when you want it."]
    case .spokenClosing:
      ["Thank you for watching, and see you in the shop.", "See you in the shop."]
    case .answerWhat:
      [
        "{product} is one of our {category} products. The product page has its details.",
        "The product page has all details.",
      ]
    case .answerWho:
      ["It is for everyone who likes {category}.", "It is for everyone who would like to try it."]
    }
  }

  private static func chinese(_ purpose: ChannelField.Purpose) -> [String] {
    switch purpose {
    case .subject: ["{product}，来看看", "关于{product}的消息", "为您带来新消息"]
    case .preheader: ["关于{product}的详情都在里面。", "打开看看详情。"]
    case .hook, .message: ["您认识{product}了吗？", "来看看这款商品。", "欢迎来看看。"]
    case .benefit:
      ["{product}，想用的时候就在身边。", "把{product}带进您的日常。", "选择适合您的，好好享受。"]
    case .action: ["查看详情", "去看看", "立即选购"]
    case .headline: ["认识{product}", "{product}，本店有售", "本店有售"]
    case .advertHeadline: ["认识{product}", "本店有售", "欢迎选购"]
    case .advertDescription: ["来本店了解{product}和活动条件。", "来本店了解详情。"]
    case .pushTitle: ["{product}，来看看", "本店新消息", "给您的消息"]
    case .title: ["走近{product}", "关于{category}", "近看好物"]
    case .opening:
      ["这里向您介绍{product}。详情请看下文。", "我们想让您看看{product}。", "详情请看下文。"]
    case .paragraph:
      ["如果{product}适合您，欢迎到本店选购。有问题请随时联系我们。", "欢迎到本店选购。"]
    case .spokenOpening: ["大家好，来看看{product}。", "大家好，欢迎来到本店。"]
    case .spokenBenefit: ["我喜欢把{product}放在手边。", "想用的时候就在身边。"]
    case .spokenClosing: ["谢谢观看，我们店里见。", "店里见。"]
    case .answerWhat: ["{product}是本店的一款商品，详情请看商品页。", "详情请看商品页。"]
    case .answerWho: ["适合喜欢{category}的您。", "适合想尝试的您。"]
    }
  }
}
