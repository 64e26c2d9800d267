using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>C#, up to the newest syntax that the grammar knows: records, patterns, primary constructors, collection expressions, raw strings, top-level statements.</summary>
internal sealed partial class CSharp : Lowering
{
    internal static LanguageDefinition Definition { get; } =
        new("csharp", "C#", "c-sharp", "c_sharp", "csharp", [".cs", ".csx", ".cake"], [], grammar => new CSharp(grammar));

    private readonly ushort accessors;
    private readonly ushort alias;
    private readonly ushort alternative;
    private readonly ushort arguments;
    private readonly ushort body;
    private readonly ushort condition;
    private readonly ushort consequence;
    private readonly ushort expression;
    private readonly ushort function;
    private readonly ushort initializer;
    private readonly ushort left;
    private readonly ushort name;
    private readonly ushort @operator;
    private readonly ushort parameters;
    private readonly ushort pattern;
    private readonly ushort qualifier;
    private readonly ushort rank;
    private readonly ushort returns;
    private readonly ushort right;
    private readonly ushort subscript;
    private readonly ushort type;
    private readonly ushort update;
    private readonly ushort value;

    private readonly bool[] isArgument;
    private readonly bool[] isAssignment;
    private readonly bool[] isBinary;
    private readonly bool[] isBinding;
    private readonly bool[] isDeclaration;
    private readonly bool[] isGeneric;
    private readonly bool[] isIdentifier;
    private readonly bool[] isImplicitNew;
    private readonly bool[] isInitializer;
    private readonly bool[] isLambda;
    private readonly bool[] isLocal;
    private readonly bool[] isModifier;
    private readonly bool[] isParameter;
    private readonly bool[] isSelf;

    public CSharp(Grammar grammar)
        : base(grammar)
    {
        accessors = grammar.Field("accessors");
        alias = grammar.Field("alias");
        alternative = grammar.Field("alternative");
        arguments = grammar.Field("arguments");
        body = grammar.Field("body");
        condition = grammar.Field("condition");
        consequence = grammar.Field("consequence");
        expression = grammar.Field("expression");
        function = grammar.Field("function");
        initializer = grammar.Field("initializer");
        left = grammar.Field("left");
        name = grammar.Field("name");
        @operator = grammar.Field("operator");
        parameters = grammar.Field("parameters");
        pattern = grammar.Field("pattern");
        qualifier = grammar.Field("qualifier");
        rank = grammar.Field("rank");
        returns = grammar.Field("returns");
        right = grammar.Field("right");
        subscript = grammar.Field("subscript");
        type = grammar.Field("type");
        update = grammar.Field("update");
        value = grammar.Field("value");

        isArgument = Kinds("argument");
        isAssignment = Kinds("assignment_expression");
        isBinary = Kinds("binary_expression");
        isBinding = Kinds("element_binding_expression");
        isDeclaration = Kinds("declaration_expression");
        isGeneric = Kinds("generic_name");
        isIdentifier = Kinds("identifier");
        isImplicitNew = Kinds("implicit_object_creation_expression");
        isInitializer = Kinds("initializer_expression");
        isLambda = Kinds("lambda_expression", "anonymous_method_expression");
        isLocal = Kinds("local_declaration_statement");
        isModifier = Kinds("modifier");
        isParameter = Kinds("parameter");
        isSelf = Kinds("this", "base");
        OnTypes();
        OnMembers();
        OnStatements();
        OnExpressions();
        OnObjects();
        OnLiterals();
    }

    /// <summary>By symbol: whether it is one of these kinds.</summary>
    private bool[] Kinds(params ReadOnlySpan<string> kinds)
    {
        var set = new bool[Grammar.SymbolNames.Length];
        for (var symbol = 0; symbol < set.Length; symbol++)
        {
            set[symbol] = kinds.Contains(Grammar.SymbolNames[symbol]);
        }
        return set;
    }

    private bool Is(bool[] kinds, int node) => node != SyntaxTree.None && kinds[Tree.Symbol(node)];

    protected override bool IsComment(int node) => Tree.Kind(node) == "comment";

    protected override Block LowerModule(int root)
    {
        (members, lambdaName, returnTypeNode, subjects, openArms) = (null, null, SyntaxTree.None, 0, 0);
        (behind, misplaced) = (null, default);
        inner.Clear();
        return Statements(root);
    }

    /// <summary>First child that is an expression: <c>this</c> and <c>base</c> are anonymous nodes of the grammar.</summary>
    private int Operand(int node)
    {
        foreach (var child in Tree.Children(node))
        {
            if (Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child)))
            {
                return child;
            }
        }
        return SyntaxTree.None;
    }

    private bool HasToken(int node, string token) => Tree.Child(node, token) != SyntaxTree.None;

    /// <summary>A name without type arguments and without the <c>@</c> that keywords take.</summary>
    private string Word(int node)
    {
        if (node == SyntaxTree.None)
        {
            return "";
        }
        if (Is(isGeneric, node))
        {
            return Word(Tree.FirstNamed(node));
        }
        var text = Tree.Text(node);
        return text.StartsWith('@') ? text[1..] : text;
    }

    private Name NameAt(int node) => new(node == SyntaxTree.None ? default : Tree.Span(node), Word(node));

    /// <summary>The node's source without white space and comments.</summary>
    private string Compact(int node)
    {
        if (Tree.Utf8(node).IndexOfAny(" \t\r\n/"u8) < 0)
        {
            return Tree.Text(node);
        }
        var text = new StringBuilder();
        for (int at = node, end = Tree.After(node); at < end; at++)
        {
            if (Tree.HasChildren(at) || Tree.IsExtra(at))
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
        return text.ToString();
    }

    /// <summary>A declared type as written; null for <c>var</c>.</summary>
    private string? TypeText(int node)
    {
        while (node != SyntaxTree.None && Tree.Kind(node) is "ref_type" or "scoped_type")
        {
            node = Tree.Field(node, type);
        }
        return node == SyntaxTree.None || Tree.Kind(node) == "implicit_type" ? null : Compact(node);
    }

    /// <summary>A type's name as an expression, without type arguments: <c>System.Collections.Generic.List&lt;string&gt;</c> is <c>System.Collections.Generic.List</c>.</summary>
    private Expression TypeName(int node)
    {
        while (node != SyntaxTree.None && Tree.Kind(node) is "nullable_type" or "ref_type" or "scoped_type" or "pointer_type")
        {
            node = Tree.Field(node, type);
        }
        if (node == SyntaxTree.None)
        {
            return new Unknown(default, []);
        }
        switch (Tree.Kind(node))
        {
            case "identifier" or "generic_name":
                return NameAt(node);
            case "qualified_name" or "alias_qualified_name":
                return Qualified(node);
            default:
                return new Name(Tree.Span(node), Compact(node));
        }
    }

    private Expression Qualified(int node)
    {
        var parts = new Stack<int>();
        var at = node;
        while (at != SyntaxTree.None && Tree.Field(at, qualifier) is var before && before != SyntaxTree.None)
        {
            parts.Push(Tree.Field(at, name));
            at = before;
        }
        Expression result;
        if (at != SyntaxTree.None && Tree.Field(at, alias) is var root && root != SyntaxTree.None)
        {
            var last = Tree.Field(at, name);
            result = Word(root) == "global" ? NameAt(last) : new Member(Tree.Span(at), NameAt(root), Word(last));
        }
        else
        {
            result = NameAt(at);
        }
        while (parts.TryPop(out var part))
        {
            result = new Member(
                new Span(result.Span.Start, part == SyntaxTree.None ? result.Span.End : Tree.Span(part).End),
                result,
                Word(part)
            );
        }
        return result;
    }

    /// <summary>The same as text: for bases and annotations.</summary>
    private static string Dotted(Expression typeName) =>
        typeName switch
        {
            Name simple => simple.Id,
            Member member => Dotted(member.Target) + "." + member.Id,
            _ => "",
        };
}
