using System.Text;

namespace Pawl.Analysis.Rules;

/// <summary>
/// The rule files of one language as they were read, in a form that is read again in a millisecond: strings once, then the nodes in
/// pre-order. Written when Pawl is built; never the source of truth.
/// </summary>
public static class RulePack
{
    private const int Magic = 0x4C574150; // "PAWL"
    private const int Version = 2;
    private const int DeepestNode = 64;

    private enum Shape : byte
    {
        Scalar,
        List,
        Map,
    }

    /// <param name="files">As for <see cref="RuleSet.FromYaml"/>.</param>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> files)
    {
        var roots = RuleSet.RootsOf(files);
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(roots.Count);
            foreach (var (file, node) in roots)
            {
                writer.Write7BitEncodedInt(Add(file));
                WriteNode(writer, node);
            }
        }
        var whole = new MemoryStream();
        using (var writer = new BinaryWriter(whole, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write7BitEncodedInt(Version);
            writer.Write(RuleSet.DigestOf(roots.Select(r => r.Root)));
            writer.Write7BitEncodedInt(strings.Count);
            foreach (var (text, _) in strings.OrderBy(s => s.Value))
            {
                writer.Write(text);
            }
            writer.Write(body.ToArray());
        }
        return whole.ToArray();

        int Add(string text)
        {
            if (!strings.TryGetValue(text, out var index))
            {
                strings[text] = index = strings.Count;
            }
            return index;
        }

        void WriteNode(BinaryWriter writer, DataNode node)
        {
            writer.Write(
                (byte)(
                    node.Items is not null ? Shape.List
                    : node.Entries is not null ? Shape.Map
                    : Shape.Scalar
                )
            );
            writer.Write7BitEncodedInt(node.Line);
            if (node.Scalar is { } scalar)
            {
                writer.Write7BitEncodedInt(Add(scalar));
                return;
            }
            writer.Write7BitEncodedInt(node.Items?.Count ?? node.Entries!.Count);
            foreach (var item in node.Items ?? [])
            {
                WriteNode(writer, item);
            }
            foreach (var (key, value) in node.Entries ?? [])
            {
                writer.Write7BitEncodedInt(Add(key));
                WriteNode(writer, value);
            }
        }
    }

    /// <returns>Null when the bytes are no pack of this version.</returns>
    public static RuleSet? Read(string language, byte[] pack)
    {
        using var reader = new BinaryReader(new MemoryStream(pack), Encoding.UTF8);
        if (pack.Length < 8 || reader.ReadInt32() != Magic || reader.Read7BitEncodedInt() != Version)
        {
            return null;
        }
        var digest = reader.ReadString();
        var strings = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.ReadString();
        }
        var files = new (string, DataNode)[reader.Read7BitEncodedInt()];
        for (var i = 0; i < files.Length; i++)
        {
            var file = strings[reader.Read7BitEncodedInt()];
            files[i] = (file, ReadNode(reader, strings, file, 0));
        }
        return RuleSet.FromData(language, files, digest);
    }

    private static DataNode ReadNode(BinaryReader reader, string[] strings, string file, int depth)
    {
        var shape = (Shape)reader.ReadByte();
        var line = reader.Read7BitEncodedInt();
        if (shape == Shape.Scalar || depth > DeepestNode)
        {
            return new DataNode(file, line) { Scalar = strings[reader.Read7BitEncodedInt()] };
        }
        var count = reader.Read7BitEncodedInt();
        if (shape == Shape.List)
        {
            var items = new List<DataNode>(count);
            for (var i = 0; i < count; i++)
            {
                items.Add(ReadNode(reader, strings, file, depth + 1));
            }
            return new DataNode(file, line) { Items = items };
        }
        var entries = new List<KeyValuePair<string, DataNode>>(count);
        for (var i = 0; i < count; i++)
        {
            var key = strings[reader.Read7BitEncodedInt()];
            entries.Add(KeyValuePair.Create(key, ReadNode(reader, strings, file, depth + 1)));
        }
        return new DataNode(file, line) { Entries = entries };
    }
}
