"""Data → weights → the artefacts that the package ships. Needs torch and onnx; never run-time."""
