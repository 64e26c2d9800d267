namespace Pawl.Analysis.Languages;

/// <summary>Tells a header of C++ from one of C: by words that only C++ has, outside comments, texts and what is marked as for C++ compilers only.</summary>
internal static class CppSigns
{
    private const int MostBytes = 200_000;

    internal static bool In(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, MostBytes)];
        var guarded = 0;
        for (var at = 0; at < text.Length; )
        {
            var rest = text[at..];
            if (rest.StartsWith("//"u8))
            {
                at += LengthTo(rest, "\n"u8);
            }
            else if (rest.StartsWith("/*"u8))
            {
                at += LengthTo(rest, "*/"u8);
            }
            else if (text[at] is (byte)'"' or (byte)'\'')
            {
                at += Quoted(rest);
            }
            else if (text[at] == (byte)'#')
            {
                var line = rest[..LengthTo(rest, "\n"u8)];
                if (guarded == 0 && IsStandardInclude(line))
                {
                    return true;
                }
                guarded = Depth(line, guarded);
                at += line.Length;
            }
            else if (IsWord(text[at]))
            {
                var length = WordLength(rest);
                if (guarded == 0 && IsSign(rest[..length], rest[length..].TrimStart(" \t\r\n"u8)))
                {
                    return true;
                }
                at += length;
            }
            else
            {
                at++;
            }
        }
        return false;
    }

    /// <summary>How deep in <c>#ifdef __cplusplus</c> the next line is.</summary>
    private static int Depth(ReadOnlySpan<byte> line, int guarded)
    {
        var directive = line[1..].TrimStart(" \t"u8);
        if (directive.StartsWith("if"u8))
        {
            return guarded > 0 || directive.IndexOf("__cplusplus"u8) >= 0 ? guarded + 1 : 0;
        }
        return guarded == 1 && directive.StartsWith("el"u8) ? 0
            : directive.StartsWith("endif"u8) ? Math.Max(0, guarded - 1)
            : guarded;
    }

    /// <summary><c>#include &lt;string&gt;</c></summary>
    private static bool IsStandardInclude(ReadOnlySpan<byte> line)
    {
        var open = line.IndexOf((byte)'<');
        var close = line.IndexOf((byte)'>');
        return line[1..].TrimStart(" \t"u8).StartsWith("include"u8) && open > 0 && close > open && line[open..close].IndexOfAny("./"u8) < 0;
    }

    private static bool IsSign(ReadOnlySpan<byte> word, ReadOnlySpan<byte> next) =>
        next.StartsWith("::"u8)
        || word.SequenceEqual("namespace"u8) && next.Length > 0 && (next[0] == (byte)'{' || IsWord(next[0]))
        || word.SequenceEqual("template"u8) && next.StartsWith("<"u8)
        || (
            word.SequenceEqual("class"u8)
            || word.SequenceEqual("using"u8)
            || word.SequenceEqual("virtual"u8)
            || word.SequenceEqual("typename"u8)
        )
            && next.Length > 0
            && IsWord(next[0])
        || (word.SequenceEqual("public"u8) || word.SequenceEqual("private"u8) || word.SequenceEqual("protected"u8))
            && next.StartsWith(":"u8);

    private static bool IsWord(byte c) => char.IsAsciiLetterOrDigit((char)c) || c == (byte)'_';

    private static int WordLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && IsWord(text[length]))
        {
            length++;
        }
        return length;
    }

    private static int LengthTo(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
    {
        var at = text.IndexOf(end);
        return at < 0 ? text.Length : at + end.Length;
    }

    private static int Quoted(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (at < text.Length && text[at] != text[0] && text[at] != (byte)'\n')
        {
            at += text[at] == (byte)'\\' ? 2 : 1;
        }
        return Math.Min(text.Length, at + 1);
    }
}
