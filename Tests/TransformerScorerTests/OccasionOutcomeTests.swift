import Testing
import TransformerScorer

@Test("a category, consumer, item or quantity below 0 is refused by name")
func negativeNumbersAreRefused() throws {
  let table = try OccasionTable(try Fixture.occasions())
  var (category, consumer, quantity, item) = (table, table, table, table)
  category.categories[0] = -5
  consumer.consumers[1] = -7
  quantity.quantities[2] = -3
  item.tokens.offerItems[3].item = -1
  let cases = [
    (category, "tensor 'categories' element 0 is -5, 0 or more expected"),
    (consumer, "tensor 'consumers' element 1 is -7, 0 or more expected"),
    (quantity, "tensor 'quantities' element 2 is -3.0, 0 or more expected"),
    (item, "tensor 'offer_items' element 3 is -1, 0 or more expected"),
  ]
  for (wrong, message) in cases {
    let error = #expect(throws: SafeTensorsError.self) { try OccasionTable(wrong.safeTensors) }
    #expect(error?.description == message)
  }
}
