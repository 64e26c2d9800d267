using System.IO.Hashing;
using System.Text;

namespace Pawl.Analysis.Languages;

/// <summary>Turns source bytes into strings, one object for each distinct name. Not for several threads at once.</summary>
internal sealed class Names
{
    private const int Longest = 64;
    private readonly Dictionary<ulong, string> known = [];

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }
        var hash = XxHash3.HashToUInt64(utf8);
        if (known.TryGetValue(hash, out var name) && Same(name, utf8))
        {
            return name;
        }
        name = Encoding.UTF8.GetString(utf8);
        known[hash] = name;
        return name;
    }

    private static bool Same(string name, ReadOnlySpan<byte> utf8) =>
        Ascii.Equals(utf8, name) || (!Ascii.IsValid(utf8) && Encoding.UTF8.GetString(utf8) == name);
}
