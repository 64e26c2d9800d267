using System.Numerics;
using MathNet.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>Numbers that look random and are the same for the same seed on every machine and in every version: xoshiro256**, seeded by SplitMix64.</summary>
internal sealed class Seeded
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <param name="stream">Different streams of one seed do not repeat each other.</param>
    internal Seeded(ulong seed, ulong stream = 0)
    {
        var state = seed ^ (stream * 0xD1342543DE82EF95);
        (a, b, c, d) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    internal ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>From 0, below 1.</summary>
    internal double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0, below <paramref name="count"/>, without bias.</summary>
    internal int Below(int count)
    {
        while (true)
        {
            var product = Math.BigMul(Next(), (ulong)count, out var low);
            // What must be left out is less than the count: mostly nothing need be divided.
            if (low >= (ulong)count || low >= (0UL - (ulong)count) % (ulong)count)
            {
                return (int)product;
            }
        }
    }

    internal void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>A count with this mean and variance mean + mean²/θ.</summary>
    internal int NegativeBinomial(double mean, double theta) => Poisson(Gamma(theta) * mean / theta);

    internal int Poisson(double mean)
    {
        if (mean > 20)
        {
            return LargePoisson(mean);
        }
        var count = 0;
        var (limit, product) = (Math.Exp(-mean), Share());
        for (; product > limit; product *= Share())
        {
            count++;
        }
        return count;
    }

    /// <summary>Hörmann's transformed rejection (PTRS): the time does not grow with the mean.</summary>
    private int LargePoisson(double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var (inverse, accepted) = (1.1239 + (1.1328 / (b - 3.4)), 0.9277 - (3.6224 / (b - 2)));
        while (true)
        {
            var (u, v) = (Share() - 0.5, 1 - Share());
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= accepted)
            {
                return (int)k;
            }
            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }
            var limit = (k * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(k + 1);
            if (Math.Log(v * inverse / ((a / (us * us)) + b)) <= limit)
            {
                return (int)k;
            }
        }
    }

    /// <summary>Marsaglia and Tsang's method; scale 1.</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Share(), 1 / shape);
        }
        var (d, c) = (shape - (1.0 / 3), 1 / Math.Sqrt(9 * (shape - (1.0 / 3))));
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Share()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
