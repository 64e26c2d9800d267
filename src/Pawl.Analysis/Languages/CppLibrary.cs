namespace Pawl.Analysis.Languages;

/// <summary>Names of C++'s standard library that rules speak of, and which names in <c>std</c> are C's.</summary>
internal static class CppLibrary
{
    private static readonly HashSet<string> Names = new(
        (
            "string wstring string_view wstring_view vector array span deque list forward_list map multimap unordered_map unordered_multimap set multiset "
            + "unordered_set unordered_multiset stack queue priority_queue pair tuple optional variant any function bitset valarray initializer_list "
            + "unique_ptr shared_ptr weak_ptr auto_ptr make_unique make_shared move forward swap exchange get ref cref bind "
            + "cin cout cerr clog wcin wcout wcerr wclog endl istream ostream iostream ifstream ofstream fstream wifstream wofstream wfstream "
            + "istringstream ostringstream stringstream wistringstream wostringstream wstringstream stringbuf streambuf ios ios_base "
            + "istream_iterator ostream_iterator istreambuf_iterator getline stoi stol stoll stoul stoull stof stod stold to_string to_wstring "
            + "from_chars to_chars format vformat make_format_args print println quoted "
            + "thread jthread async future promise mutex recursive_mutex timed_mutex shared_mutex lock_guard scoped_lock unique_lock shared_lock "
            + "condition_variable atomic atomic_flag call_once once_flag "
            + "copy copy_n copy_if fill fill_n transform sort find find_if remove remove_if erase_if for_each accumulate min max clamp "
            + "regex regex_match regex_search regex_replace smatch cmatch exception runtime_error logic_error out_of_range invalid_argument bad_alloc "
            + "mt19937 mt19937_64 minstd_rand minstd_rand0 default_random_engine knuth_b ranlux24 ranlux48 random_device uniform_int_distribution "
            + "uniform_real_distribution filesystem chrono nothrow numeric_limits byte bit_cast"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> OfC = new(
        (
            "memcpy memmove memset memcmp memchr strcpy strncpy strcat strncat strcmp strncmp strcoll strxfrm strchr strrchr strstr strpbrk strspn strcspn "
            + "strlen strtok strerror wcscpy wcsncpy wcscat wcsncat wcslen wcscmp wcsncmp wcschr wcsstr wmemcpy wmemmove wmemset malloc calloc realloc free "
            + "aligned_alloc abort exit quick_exit _Exit atexit system getenv abs labs llabs div atoi atol atoll atof strtol strtoll strtoul strtoull strtod "
            + "strtof strtold rand srand qsort bsearch fopen freopen fclose fflush fread fwrite fgets fputs fgetc fputc getc putc getchar putchar gets puts "
            + "ungetc fseek ftell rewind fgetpos fsetpos feof ferror clearerr perror printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf scanf "
            + "fscanf sscanf vscanf vfscanf vsscanf wprintf fwprintf swprintf wscanf fwscanf swscanf fgetws fputws remove rename tmpfile tmpnam signal raise "
            + "time clock difftime mktime localtime gmtime asctime ctime strftime isalpha isdigit isalnum isspace isxdigit isupper islower ispunct isprint "
            + "tolower toupper setlocale longjmp setjmp assert mblen mbtowc wctomb mbstowcs wcstombs "
            + "size_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t intmax_t uintmax_t time_t FILE nullptr_t"
        ).Split(' '),
        StringComparer.Ordinal
    );

    // Of two names that both libraries have, the C++ one is meant more often.
    private static readonly HashSet<string> Guards = new(
        (
            "lock_guard scoped_lock unique_lock shared_lock QMutexLocker QReadLocker QWriteLocker MutexLock ReaderMutexLock WriterMutexLock "
            + "MutexLocker CriticalSectionScoped AutoLock ScopedLock"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>A name of the namespace <c>std</c>.</summary>
    internal static bool Has(string name) => Names.Contains(name);

    /// <summary>C has the same under the same name, outside any namespace.</summary>
    internal static bool IsOfC(string name) => OfC.Contains(name) && !Names.Contains(name);

    /// <summary>One of C's names for numbers; other names in <c>_t</c> are mostly classes.</summary>
    internal static bool IsNumber(string type) =>
        type
            is "size_t"
                or "ssize_t"
                or "ptrdiff_t"
                or "intptr_t"
                or "uintptr_t"
                or "intmax_t"
                or "uintmax_t"
                or "time_t"
                or "clock_t"
                or "off_t"
                or "pid_t"
                or "uid_t"
                or "gid_t"
                or "mode_t"
                or "dev_t"
                or "ino_t"
                or "socklen_t"
                or "wchar_t"
                or "char8_t"
                or "char16_t"
                or "char32_t"
                or "pthread_t"
        || (type.StartsWith("int", StringComparison.Ordinal) || type.StartsWith("uint", StringComparison.Ordinal))
            && type.EndsWith("_t", StringComparison.Ordinal)
            && type.Any(char.IsAsciiDigit);

    /// <summary>By its name the type owns what it is made from, and gives it back at its end.</summary>
    internal static bool IsHolder(string type) =>
        type.Contains("Scoped", StringComparison.Ordinal)
        || type.Contains("Unique", StringComparison.Ordinal)
        || type.Contains("unique_", StringComparison.Ordinal)
        || type.Contains("shared_", StringComparison.Ordinal)
        || type.Contains("Guard", StringComparison.OrdinalIgnoreCase)
        || type.Contains("Ptr", StringComparison.Ordinal)
        || type.Contains("Holder", StringComparison.Ordinal);

    /// <summary>An object of this type holds a mutex as long as it lives.</summary>
    internal static bool IsLockGuard(string type) => Guards.Contains(type);
}
