using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>Small symmetric matrices: sums of outer products, and their inverses.</summary>
internal static class Symmetric
{
    private const double Singular = 1e-10;

    internal static Matrix<double> Zero(int size) => Matrix<double>.Build.Dense(size, size);

    internal static void AddOuter(Matrix<double> sum, ReadOnlySpan<double> row, double weight)
    {
        // The matrix's own storage, column by column: its indexer would be asked a hundred million times.
        var values = sum.AsColumnMajorArray();
        for (var i = 0; i < row.Length; i++)
        {
            var scaled = weight * row[i];
            if (scaled != 0)
            {
                var column = values.AsSpan(i * row.Length, row.Length);
                for (var j = 0; j < row.Length; j++)
                {
                    column[j] += scaled * row[j];
                }
            }
        }
    }

    /// <summary>Null when a predictor is a combination of the others.</summary>
    internal static Matrix<double>? Inverse(Matrix<double> matrix)
    {
        var scale = matrix.Diagonal().Map(Math.Sqrt);
        if (scale.Exists(s => !(s > 0) || double.IsInfinity(s)))
        {
            return null;
        }
        // In the form of a correlation matrix pivots say how much of a predictor the others leave.
        var scaled = Matrix<double>.Build.Dense(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j] / (scale[i] * scale[j]));
        if (Factor(scaled) is not { } inverse)
        {
            return null;
        }
        inverse.MapIndexedInplace((i, j, value) => value / (scale[i] * scale[j]));
        return inverse;
    }

    private static Matrix<double>? Factor(Matrix<double> scaled)
    {
        var size = scaled.RowCount;
        var lower = Zero(size);
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var sum = scaled[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }
                if (i == j && !(sum > Singular))
                {
                    return null;
                }
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }
        var inverted = lower.Inverse();
        return inverted.TransposeThisAndMultiply(inverted);
    }
}
