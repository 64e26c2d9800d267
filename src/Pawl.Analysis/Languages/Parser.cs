using System.Buffers;

namespace Pawl.Analysis.Languages;

/// <summary>Parses texts of one language on one thread; keeps its buffers between texts.</summary>
internal sealed unsafe class Parser : IDisposable
{
    // A text gets this many progress calls of tree-sitter (about one in a hundred parse actions), plus some for each byte.
    private const ulong StepsForAny = 20_000;
    private readonly Grammar grammar;
    private readonly nint parser;
    private FlatNode[] buffer = [];

    internal Parser(Grammar grammar)
    {
        this.grammar = grammar;
        parser = NativeParser.NewParser(grammar.Handle);
        if (parser == 0)
        {
            throw new InvalidOperationException("the grammar's version does not fit this tree-sitter core");
        }
    }

    /// <summary>The tree is valid until the next call. Null when the parse needed more steps than a text of this size may take.</summary>
    internal SyntaxTree? Parse(byte[] text, Names names)
    {
        fixed (byte* bytes = text)
        {
            var tree = NativeParser.Parse(parser, 0, bytes, (uint)text.Length, StepsForAny + ((ulong)text.Length / 4));
            if (tree == 0)
            {
                return null;
            }
            try
            {
                var count = (int)NativeParser.CountNodes(tree);
                if (buffer.Length < count)
                {
                    buffer = new FlatNode[count + (count / 4)];
                }
                fixed (FlatNode* nodes = buffer)
                {
                    var written = (int)NativeParser.Flatten(tree, nodes, (uint)buffer.Length);
                    if (written > buffer.Length)
                    {
                        throw new InvalidOperationException($"tree-sitter counted {count} nodes and walked {written}");
                    }
                    count = written;
                }
                return new SyntaxTree(grammar, buffer, count, text, names);
            }
            finally
            {
                NativeParser.DeleteTree(tree);
            }
        }
    }

    public void Dispose() => NativeParser.DeleteParser(parser);
}
