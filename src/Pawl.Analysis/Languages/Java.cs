using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Java, up to the newest syntax that the grammar knows: records, sealed types, patterns, switch expressions, text blocks, string templates.</summary>
internal sealed partial class Java : Lowering
{
    internal static LanguageDefinition Definition { get; } =
        new("java", "Java", "java", "java", "java", [".java"], [], grammar => new Java(grammar));

    private readonly ushort alternative;
    private readonly ushort arguments;
    private readonly ushort array;
    private readonly ushort body;
    private readonly ushort condition;
    private readonly ushort consequence;
    private readonly ushort constructor;
    private readonly ushort dimensions;
    private readonly ushort field;
    private readonly ushort index;
    private readonly ushort init;
    private readonly ushort key;
    private readonly ushort left;
    private readonly ushort name;
    private readonly ushort @object;
    private readonly ushort operand;
    private readonly ushort @operator;
    private readonly ushort parameters;
    private readonly ushort pattern;
    private readonly ushort resources;
    private readonly ushort right;
    private readonly ushort superclass;
    private readonly ushort type;
    private readonly ushort update;
    private readonly ushort value;

    public Java(Grammar grammar)
        : base(grammar)
    {
        alternative = grammar.Field("alternative");
        arguments = grammar.Field("arguments");
        array = grammar.Field("array");
        body = grammar.Field("body");
        condition = grammar.Field("condition");
        consequence = grammar.Field("consequence");
        constructor = grammar.Field("constructor");
        dimensions = grammar.Field("dimensions");
        field = grammar.Field("field");
        index = grammar.Field("index");
        init = grammar.Field("init");
        key = grammar.Field("key");
        left = grammar.Field("left");
        name = grammar.Field("name");
        @object = grammar.Field("object");
        operand = grammar.Field("operand");
        @operator = grammar.Field("operator");
        parameters = grammar.Field("parameters");
        pattern = grammar.Field("pattern");
        resources = grammar.Field("resources");
        right = grammar.Field("right");
        superclass = grammar.Field("superclass");
        type = grammar.Field("type");
        update = grammar.Field("update");
        value = grammar.Field("value");

        isVariables = Kinds("local_variable_declaration", "field_declaration", "constant_declaration");
        isPostfix = Kinds("method_invocation", "field_access", "array_access");
        isBinary = Kinds("binary_expression");
        isGenericType = Kinds("generic_type");
        isScopedType = Kinds("scoped_type_identifier");
        isTypeArguments = Kinds("type_arguments");
        isIdentifier = Kinds("identifier", "type_identifier", "underscore_pattern");
        isSwitch = Kinds("switch_expression");
        isError = Kinds("ERROR");
        OnDeclarations();
        OnStatements();
        OnExpressions();
        OnLiterals();
    }

    private readonly bool[] isVariables;
    private readonly bool[] isPostfix;
    private readonly bool[] isBinary;
    private readonly bool[] isGenericType;
    private readonly bool[] isScopedType;
    private readonly bool[] isTypeArguments;
    private readonly bool[] isIdentifier;
    private readonly bool[] isSwitch;
    private readonly bool[] isError;

    /// <summary>By symbol: whether it is one of these kinds.</summary>
    private bool[] Kinds(params ReadOnlySpan<string> kinds)
    {
        var set = new bool[Grammar.SymbolNames.Length + 1];
        for (var symbol = 0; symbol < Grammar.SymbolNames.Length; symbol++)
        {
            set[symbol] = kinds.Contains(Grammar.SymbolNames[symbol]);
        }
        return set;
    }

    private bool Is(bool[] kinds, int node) => node != SyntaxTree.None && Tree.Symbol(node) < kinds.Length && kinds[Tree.Symbol(node)];

    protected override bool IsComment(int node) => Tree.Kind(node) is "line_comment" or "block_comment";

    protected override Block LowerModule(int root)
    {
        (mode, target, chained) = (Yield.Nowhere, null, 0);
        // Names of java.lang need no import.
        Imports.Add(new Import(default, "", "java.lang"));
        return Statements(root);
    }

    private Statement? Import(int node)
    {
        var path = Tree.FirstNamed(node);
        if (path == SyntaxTree.None)
        {
            return null;
        }
        var qualified = Compact(path);
        var all = Tree.Child(node, "asterisk") != SyntaxTree.None;
        Imports.Add(new Import(Tree.Span(node), all ? "" : qualified[(qualified.LastIndexOf('.') + 1)..], qualified));
        return null;
    }

    /// <summary>The node's source without white space and comments.</summary>
    private string Compact(int node)
    {
        var source = Tree.Utf8(node);
        if (source.IndexOfAny(" \t\r\n/"u8) < 0)
        {
            return Tree.Text(node);
        }
        var text = new System.Text.StringBuilder();
        for (int at = node, end = Tree.After(node); at < end; at++)
        {
            if (!Tree.HasChildren(at))
            {
                if (Tree.IsExtra(at))
                {
                    continue;
                }
                var word = Tree.Text(at);
                if (text.Length > 0 && char.IsLetterOrDigit(text[^1]) && word.Length > 0 && char.IsLetterOrDigit(word[0]))
                {
                    text.Append(' ');
                }
                text.Append(word);
            }
        }
        return text.ToString();
    }

    /// <summary>A type as written, with the dimensions that stand behind the variable.</summary>
    private string? TypeText(int node, int dimensionsNode = SyntaxTree.None)
    {
        if (node == SyntaxTree.None)
        {
            return null;
        }
        if (Tree.Kind(node) == "annotated_type")
        {
            var last = node;
            foreach (var child in Tree.NamedChildren(node))
            {
                last = child;
            }
            node = last;
        }
        var text = Compact(node);
        return dimensionsNode == SyntaxTree.None ? text : text + Compact(dimensionsNode);
    }

    /// <summary>A type's name as an expression, without type arguments: <c>java.util.List&lt;String&gt;</c> is <c>java.util.List</c>.</summary>
    private Expression TypeName(int node)
    {
        List<int> parts = [];
        for (var at = node; at != SyntaxTree.None; )
        {
            if (!Is(isScopedType, at) && !Is(isGenericType, at))
            {
                parts.Add(at);
                break;
            }
            var inner = Tree.FirstNamed(at);
            if (Is(isScopedType, at))
            {
                var last = SyntaxTree.None;
                foreach (var child in Tree.NamedChildren(at))
                {
                    last = child;
                }
                if (last == inner)
                {
                    parts.Add(inner);
                    break;
                }
                parts.Add(last);
            }
            at = inner;
        }
        if (parts.Count == 0)
        {
            return new Unknown(Tree.Span(node), []);
        }
        Expression result = new Name(Tree.Span(parts[^1]), Compact(parts[^1]));
        for (var i = parts.Count - 2; i >= 0; i--)
        {
            result = new Member(new Span(result.Span.Start, Tree.Span(parts[i]).End), result, Tree.Text(parts[i]));
        }
        return result;
    }

    /// <summary>A type's name as text, without type arguments.</summary>
    private string TypeNameText(int node)
    {
        var whole = Compact(node);
        var generic = whole.IndexOf('<', StringComparison.Ordinal);
        if (generic < 0)
        {
            return whole;
        }
        var text = new System.Text.StringBuilder(whole.Length);
        var nesting = 0;
        foreach (var c in whole)
        {
            nesting += c == '<' ? 1 : 0;
            if (nesting == 0)
            {
                text.Append(c);
            }
            nesting -= c == '>' ? 1 : 0;
        }
        return text.ToString();
    }
}
