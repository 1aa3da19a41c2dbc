"""NumPy's times for the choice kernel: the Gumbel-max draw over whole arrays.

The sizes are marketeer-bench's: chunks of 512 occasions, eight offers and buying nothing; 512 is
also about NumPy's best. Buffers are kept between chunks, and the shocks are made by two
logarithms in place, which is faster than `Generator.gumbel`. PCG64 is NumPy's default generator.
Philox is of the family that Marketeer uses, though here it draws one sequence and not, as there,
a number that belongs to consumer, visit and offer.

Prints one line per generator, separated by tabs: name, peer and version, nanoseconds of processor
time per choice.
"""

import numpy
from timing import fastest

CHUNKS, ROWS, ROUNDS = 128, 512, 4
PRICES = 2 + 0.25 * numpy.arange(8)


def scores(generator):
    """Returns a chunk's utilities before price and its price slopes, as `LogitIntent` draws them."""
    shape = (ROWS, PRICES.size)
    alpha = 0.25 * numpy.arange(PRICES.size) - 0.8 + generator.normal(0, 0.5, shape)
    slopes = numpy.broadcast_to(generator.lognormal(0, 0.3, (ROWS, 1)), shape)
    return alpha.astype(numpy.float32), slopes.astype(numpy.float32)


def choices(generator):
    chunks = [scores(generator) for _ in range(CHUNKS)]
    utilities, shocks = numpy.zeros((2, ROWS, PRICES.size + 1))
    offers = utilities[:, 1:]

    def choose(alpha, slopes):
        generator.random(out=shocks)
        numpy.log(shocks, out=shocks)
        numpy.negative(shocks, out=shocks)
        numpy.log(shocks, out=shocks)
        utilities[:, 0] = 0
        numpy.multiply(slopes, PRICES, out=offers)
        numpy.subtract(alpha, offers, out=offers)
        numpy.subtract(utilities, shocks, out=utilities)
        return utilities.argmax(axis=1)

    def timed_part():
        for _ in range(ROUNDS):
            for alpha, slopes in chunks:
                choose(alpha, slopes)
        return ROUNDS * CHUNKS * ROWS

    return fastest(timed_part)


for bits in [numpy.random.PCG64, numpy.random.Philox]:
    peer = f"NumPy {numpy.__version__}, {bits.__name__}"
    print("choice", peer, choices(numpy.random.Generator(bits(1))), sep="\t", flush=True)
