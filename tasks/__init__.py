import os

# Child processes and threads share the cores already: products of matrices must not start threads of their own.
# NumPy reads it when it is first imported, and children inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
