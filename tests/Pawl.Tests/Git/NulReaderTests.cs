using System.Text;
using CsCheck;
using Pawl.Engine.Git;

namespace Pawl.Tests.Git;

public sealed class NulReaderTests
{
    [Fact]
    public void Cuts_the_same_fields_whatever_the_pieces_it_is_fed() =>
        Gen.Select(Gen.Byte[0, 3].Array[0, 400], Gen.Int[1, 50], Gen.Int[1, 20])
            .Sample(
                (bytes, piece, limit) =>
                {
                    var expected = Encoding
                        .ASCII.GetString(bytes)
                        .Split('\0')[..^1]
                        .Select(field => field[..Math.Min(limit, field.Length)]);
                    Assert.Equal(expected, Fields(new Pieces(bytes, piece), limit));
                },
                iter: 500
            );

    [Fact]
    public void A_field_far_over_the_limit_does_not_fill_memory()
    {
        var bytes = new byte[5_000_000];
        Array.Fill(bytes, (byte)'x');
        bytes[^3] = 0;
        bytes[^1] = 0;

        Assert.Equal([new string('x', 1000), "x"], Fields(new MemoryStream(bytes), 1000));
    }

    private static List<string> Fields(Stream stream, int limit)
    {
        var reader = new NulReader(stream, limit);
        var fields = new List<string>();
        while (reader.Next(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            fields.Add(Encoding.ASCII.GetString(reader.Field));
        }
        return fields;
    }

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
