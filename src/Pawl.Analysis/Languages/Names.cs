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
        var hash = Hash(utf8);
        if (known.TryGetValue(hash, out var name) && Same(name, utf8))
        {
            return name;
        }
        name = Encoding.UTF8.GetString(utf8);
        known[hash] = name;
        return name;
    }

    private static bool Same(string name, ReadOnlySpan<byte> utf8)
    {
        if (name.Length != utf8.Length)
        {
            return Encoding.UTF8.GetString(utf8) == name;
        }
        for (var i = 0; i < utf8.Length; i++)
        {
            if (name[i] != utf8[i])
            {
                return false;
            }
        }
        return true;
    }

    // FNV-1a: short keys, no secret needed, the same on every machine.
    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in utf8)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }
        return hash;
    }
}
