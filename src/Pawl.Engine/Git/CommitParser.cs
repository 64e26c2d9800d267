using System.Text;

namespace Pawl.Engine.Git;

/// <summary>Reads the commits that git prints in <see cref="Format"/> with <c>-z --raw</c>.</summary>
internal sealed class CommitParser(Stream output, string objectFormat)
{
    // A commit begins with \x01, a changed file with a colon; every other field has its place.
    public const string Format = "--format=tformat:%x01%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%ct%x00%B%x00";

    private const int NameLimit = 1000;

    private readonly NulReader fields = new(output);
    private readonly int digits = objectFormat == "sha1" ? 40 : 64;
    private readonly List<FileChange> changes = [];
    private Commit? begun;
    private Identity lastPerson = new("", "");

    // Git puts an empty line between a message and the first file.
    private ReadOnlySpan<byte> Entry => fields.Field.TrimStart((byte)'\n');

    /// <summary>The next commit that is known to be complete because another follows it; null at the end of the output.</summary>
    public async ValueTask<Commit?> Next(CancellationToken cancel)
    {
        while (await fields.Next(cancel))
        {
            switch (Entry.Length > 0 ? Entry[0] : 0)
            {
                case 1:
                    var complete = TakeLast();
                    begun = await ReadHeader(cancel);
                    if (complete is not null)
                    {
                        return complete;
                    }
                    break;
                case (byte)':':
                    changes.Add(await ReadChange(cancel));
                    break;
            }
        }
        return null;
    }

    /// <summary>The last commit of the output; complete when git ended well.</summary>
    public Commit? TakeLast()
    {
        var last = begun is null ? null : begun with { Changes = [.. changes] };
        changes.Clear();
        begun = null;
        return last;
    }

    private async ValueTask<Commit> ReadHeader(CancellationToken cancel)
    {
        var id = Id(Entry[1..]);
        await Need(cancel);
        var parents = Ids(fields.Field);
        var author = await ReadPerson(cancel);
        var committer = await ReadPerson(cancel);
        await Need(cancel);
        var time = long.TryParse(fields.Field, out var seconds) ? seconds : 0;
        await Need(cancel);
        return new Commit(id, parents, author, committer, time, GitText.Message(fields.Field), []);
    }

    private async ValueTask<Identity> ReadPerson(CancellationToken cancel)
    {
        await Need(cancel);
        var name = GitText.Message(Short(fields.Field));
        await Need(cancel);
        var email = GitText.Message(Short(fields.Field));
        // Neighbours are often by the same person: one record serves them all.
        return lastPerson.Name == name && lastPerson.Email == email ? lastPerson : lastPerson = new Identity(name, email);
    }

    private static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> field) => field[..Math.Min(field.Length, NameLimit)];

    // ":mode mode id id status" NUL path [NUL path]; a merge has one colon, mode, id, status letter and path more for each further parent.
    private async ValueTask<FileChange> ReadChange(CancellationToken cancel)
    {
        var parents = Entry.IndexOfAnyExcept((byte)':');
        var modes = new string[parents + 1];
        var ids = new ObjectId[parents + 1];
        var status = ReadModesAndIds(Entry[parents..], modes, ids);
        var paths = new string[parents + 1];
        var isMove = status[0] is 'R' or 'C';
        var given =
            parents > 1 ? parents + 1
            : isMove ? 2
            : 1;
        for (var i = 0; i < given; i++)
        {
            await Need(cancel);
            paths[i] = i > 0 && IsSame(paths[i - 1], fields.Field) ? paths[i - 1] : GitText.Path(fields.Field);
        }
        for (var i = given; i <= parents; i++)
        {
            paths[i] = paths[0];
        }
        var before = new Origin[parents];
        for (var i = 0; i < parents; i++)
        {
            before[i] = new Origin(paths[i], modes[i], ids[i]);
        }
        return new FileChange(KindOf(status, ids[parents]), paths[parents], modes[parents], ids[parents], before);
    }

    private string ReadModesAndIds(ReadOnlySpan<byte> text, string[] modes, ObjectId[] ids)
    {
        foreach (ref var mode in modes.AsSpan())
        {
            mode = ModeOf(text[..6]);
            text = text[7..];
        }
        foreach (ref var id in ids.AsSpan())
        {
            id = Id(text[..digits]);
            text = text[(digits + 1)..];
        }
        return Encoding.ASCII.GetString(text);
    }

    private static ChangeKind KindOf(string status, ObjectId after)
    {
        // Of a merge: added or deleted only if it was so for every parent.
        var letters = status.Where(char.IsAsciiLetterUpper);
        return after.IsZero ? ChangeKind.Deleted
            : letters.All(letter => letter == 'A') ? ChangeKind.Added
            : letters.Contains('R') ? ChangeKind.Renamed
            : letters.Contains('C') ? ChangeKind.Copied
            : letters.Contains('T') ? ChangeKind.TypeChanged
            : ChangeKind.Modified;
    }

    private static string ModeOf(ReadOnlySpan<byte> mode) =>
        mode.SequenceEqual("100644"u8) ? "100644"
        : mode.SequenceEqual("000000"u8) ? "000000"
        : mode.SequenceEqual("100755"u8) ? "100755"
        : Encoding.ASCII.GetString(mode);

    private static bool IsSame(string text, ReadOnlySpan<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes) && System.Text.Ascii.Equals(bytes, text);

    private static ObjectId Id(ReadOnlySpan<byte> hex)
    {
        Span<char> digits = stackalloc char[64];
        return ObjectId.Parse(digits[..Encoding.ASCII.GetChars(hex, digits)]);
    }

    private ObjectId[] Ids(ReadOnlySpan<byte> list)
    {
        var ids = new ObjectId[(list.Length + 1) / (digits + 1)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Id(list.Slice(i * (digits + 1), digits));
        }
        return ids;
    }

    private async ValueTask Need(CancellationToken cancel)
    {
        if (!await fields.Next(cancel))
        {
            throw new EndOfStreamException();
        }
    }
}
