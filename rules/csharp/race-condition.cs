using System.Collections.Concurrent;

namespace Races;

public sealed class Registry
{
    private readonly ConcurrentDictionary<string, string> entries = new();

    public void Unsafe(string path, string text)
    {
        if (!File.Exists(path))
        {
            // expect: race-condition
            File.WriteAllText(path, text);
        }
        if (!entries.ContainsKey(path))
        {
            // expect: race-condition
            entries[path] = text;
        }
    }

    public void Safe(string path, string text)
    {
        // ok: race-condition
        using var stream = new FileStream(path, FileMode.CreateNew);
        // ok: race-condition
        entries.GetOrAdd(path, text);
        // ok: race-condition
        entries[path] = text;
    }
}
