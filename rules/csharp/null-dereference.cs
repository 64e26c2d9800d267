namespace Nulls;

public static class Environments
{
    public static int Unsafe(StreamReader reader)
    {
        var home = Environment.GetEnvironmentVariable("SHOP_HOME");
        // expect: null-dereference
        var length = home.Length;
        var line = reader.ReadLine();
        // expect: null-dereference
        return line.Trim().Length + length;
    }

    public static int Safe(StreamReader reader)
    {
        var home = Environment.GetEnvironmentVariable("SHOP_HOME") ?? "/srv";
        // ok: null-dereference
        var length = home.Length;
        var line = reader.ReadLine();
        if (line is null)
        {
            return 0;
        }
        // ok: null-dereference
        var trimmed = line.Trim();
        var other = reader.ReadLine();
        // ok: null-dereference
        return trimmed.Length + length + (other?.Length ?? 0);
    }

    internal static int Nothing(bool known)
    {
        string? name = null;
        if (known)
        {
            name = "known";
        }
        // ok: null-dereference
        var some = name.Length;
        string? none = null;
        // expect: null-dereference
        return some + none.Length;
    }
}
