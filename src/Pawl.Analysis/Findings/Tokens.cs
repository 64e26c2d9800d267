using System.Buffers.Binary;
using System.IO.Hashing;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Analysis.Findings;

/// <summary>Hashes over tokens: what stays the same when code is moved or laid out anew.</summary>
internal static class Tokens
{
    /// <summary>All tokens and their depth in the tree, so that a change of Python's indentation is seen; comments do not count.</summary>
    internal static string OfWhole(SyntaxTree tree)
    {
        var hash = new XxHash64();
        Span<byte> some = stackalloc byte[4096];
        var used = 0;
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree.HasChildren(node) || tree.IsExtra(node))
            {
                continue;
            }
            var text = tree.Utf8(node);
            if (used + 2 + text.Length > some.Length)
            {
                hash.Append(some[..used]);
                used = 0;
            }
            BinaryPrimitives.WriteUInt16LittleEndian(some[used..], tree[node].Depth);
            used += 2;
            if (used + text.Length <= some.Length)
            {
                text.CopyTo(some[used..]);
                used += text.Length;
            }
            else
            {
                hash.Append(some[..used]);
                hash.Append(text);
                used = 0;
            }
        }
        hash.Append(some[..used]);
        return $"{hash.GetCurrentHashAsUInt64():x16}";
    }

    /// <summary>The tokens in a span without separators, brackets and quotes, which formatters add and take away.</summary>
    internal static ulong OfSpan(SyntaxTree tree, Span span)
    {
        var hash = new XxHash64();
        for (var node = FirstFrom(tree, span.Start); node < tree.Count && tree[node].Start < span.End; node++)
        {
            if (
                !tree.HasChildren(node)
                && !tree.IsExtra(node)
                && tree[node].End <= span.End
                && tree.Utf8(node) is { Length: > 0 } text
                && !IsLayout(text)
            )
            {
                hash.Append(text);
                hash.Append(" "u8);
            }
        }
        return hash.GetCurrentHashAsUInt64();
    }

    /// <summary>As <see cref="OfSpan"/>, but names of variables count by the order of their first place: those that are neither called nor stand behind a dot.</summary>
    internal static ulong ShapeOfSpan(SyntaxTree tree, Span span)
    {
        var hash = new XxHash64();
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var (behindDot, waiting) = (false, "");
        for (var node = FirstFrom(tree, span.Start); node < tree.Count && tree[node].Start < span.End; node++)
        {
            if (tree.HasChildren(node) || tree.IsExtra(node) || tree[node].End > span.End || tree.Utf8(node) is not { Length: > 0 } text)
            {
                continue;
            }
            Flush(isCalled: text[0] == (byte)'(');
            if (!behindDot && (char.IsAsciiLetter((char)text[0]) || text[0] == (byte)'_'))
            {
                waiting = System.Text.Encoding.UTF8.GetString(text);
            }
            else if (!IsLayout(text))
            {
                hash.Append(text);
                hash.Append(" "u8);
            }
            behindDot = text.SequenceEqual("."u8) || text.SequenceEqual("->"u8) || text.SequenceEqual("?."u8);
        }
        Flush(isCalled: false);
        return hash.GetCurrentHashAsUInt64();

        void Flush(bool isCalled)
        {
            if (waiting.Length == 0)
            {
                return;
            }
            if (!isCalled && !numbers.ContainsKey(waiting))
            {
                numbers[waiting] = numbers.Count;
            }
            hash.Append(System.Text.Encoding.UTF8.GetBytes(isCalled ? waiting : $"${numbers[waiting]}"));
            hash.Append(" "u8);
            waiting = "";
        }
    }

    private static bool IsLayout(ReadOnlySpan<byte> token) =>
        token.Length == 1
        && token[0] is (byte)',' or (byte)';' or (byte)'(' or (byte)')' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'{' or (byte)'}';

    /// <summary>Starts never fall in pre-order, so the first node from an offset is found by halving.</summary>
    private static int FirstFrom(SyntaxTree tree, int offset)
    {
        var (low, high) = (0, tree.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tree[middle].Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
